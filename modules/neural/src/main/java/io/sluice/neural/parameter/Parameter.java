package io.sluice.neural.parameter;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;

/**
 * One declared parameter in the layout of memory (padded, interleaved; see the layer). Its values
 * and gradients are there after {@link Parameters#allocate}; before it there are none.
 */
public final class Parameter {
  private static final Floats EMPTY = new Arena().allocate(0);

  /** A parameter of nothing, where a layer has none. */
  public static final Parameter NONE = new Parameter("", 0, 0);

  private final String name;
  private final int offset;
  private final int size;
  private Floats values = EMPTY;
  private Floats gradients = EMPTY;

  Parameter(String name, int offset, int size) {
    this.name = name;
    this.offset = offset;
    this.size = size;
  }

  /** Shows it its part of the flat buffers. */
  void allocated(Floats allValues, Floats allGradients) {
    values = allValues.slice(offset, size);
    gradients = allGradients.slice(offset, size);
  }

  /** Canonical name. */
  public String name() {
    return name;
  }

  /** Index of its first float in the flat buffers, a multiple of 16. */
  public int offset() {
    return offset;
  }

  /** Number of floats, padding included. */
  public int size() {
    return size;
  }

  /** Its values; always the same view. */
  public Floats values() {
    return values;
  }

  /** Its gradients; always the same view. */
  public Floats gradients() {
    return gradients;
  }

  /** Whether the name ends in {@code bias} or {@code gain}; weight decay leaves both alone. */
  public boolean isBias() {
    return name.equals("bias") || name.endsWith(".bias") || name.endsWith(".gain");
  }

  @Override
  public String toString() {
    return name;
  }
}
