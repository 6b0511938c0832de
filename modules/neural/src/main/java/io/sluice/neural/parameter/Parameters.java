package io.sluice.neural.parameter;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All parameters of a network in one flat buffer, and their gradients in another of the same
 * layout, so that clipping and the optimiser pass over memory once. Layers declare their parameters
 * with {@link #declare}, then {@link #allocate} fixes the layout and gives each its memory.
 */
public final class Parameters {
  private static final int ALIGNMENT = 16;

  private final Map<String, Parameter> declared = new LinkedHashMap<>();
  private int size;
  private Floats values = new Arena().allocate(0);
  private Floats gradients = values;
  private boolean allocated;
  private final Map<Parameter, Integer> byRows = new LinkedHashMap<>();
  private RowUpdates rowUpdates = RowUpdates.NONE;

  /**
   * Declares a parameter of {@code size} floats.
   *
   * @throws IllegalArgumentException if the name is taken
   * @throws IllegalStateException after {@link #allocate}
   */
  public Parameter declare(String name, int size) {
    if (allocated) {
      throw new IllegalStateException("parameters are already allocated, cannot declare " + name);
    }
    Parameter parameter = new Parameter(name, this.size, size);
    if (declared.putIfAbsent(name, parameter) != null) {
      throw new IllegalArgumentException("parameter " + name + " is declared twice");
    }
    this.size = Math.addExact(this.size, (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    return parameter;
  }

  /**
   * Says that a step needs few rows of a parameter, which are named by {@link #need} before they
   * are read: all others get no gradient, so that updates of theirs can be put off.
   *
   * @param width floats of a row
   * @throws IllegalStateException after {@link #allocate}
   */
  public void updateByRows(Parameter parameter, int width) {
    if (allocated) {
      throw new IllegalStateException(
          "parameters are already allocated, cannot update " + parameter.name() + " by rows");
    }
    byRows.put(parameter, width);
  }

  /** The parameters that are updated by rows, with the floats of a row. */
  public Map<Parameter, Integer> byRows() {
    return new LinkedHashMap<>(byRows);
  }

  /** Names who puts updates of rows off. */
  public void updateRows(RowUpdates updates) {
    rowUpdates = updates;
  }

  /** See {@link RowUpdates#need}. */
  void need(Parameter parameter, int[] rows, int count) {
    rowUpdates.need(parameter, rows, count);
  }

  /** Makes all values what they are after all steps; to be called before values are read whole. */
  public void settle() {
    rowUpdates.settle();
  }

  /** Fixes the layout and allocates values and gradients, all zero. */
  public void allocate(Arena arena) {
    values = arena.allocate(size);
    gradients = arena.allocate(size);
    declared.values().forEach(parameter -> parameter.allocated(values, gradients));
    allocated = true;
  }

  /** All values, flat. */
  public Floats values() {
    return values;
  }

  /** All gradients, flat, in the layout of {@link #values()}. */
  public Floats gradients() {
    return gradients;
  }

  /** Number of floats in the flat buffers, padding included. */
  public int size() {
    return size;
  }

  public List<Parameter> all() {
    return new ArrayList<>(declared.values());
  }

  /**
   * The parameter that a float of the flat buffers belongs to.
   *
   * @throws IllegalArgumentException if it belongs to none
   */
  public Parameter at(int index) {
    for (Parameter parameter : declared.values()) {
      if (index >= parameter.offset() && index < parameter.offset() + parameter.size()) {
        return parameter;
      }
    }
    throw new IllegalArgumentException("no parameter lies at " + index + " of " + size);
  }

  /**
   * A hash of the names and sizes in the order of declaration: buffers of parameters with the same
   * fingerprint have the same layout.
   */
  public long fingerprint() {
    long hash = 0xCBF29CE484222325L; // FNV-1a
    for (Parameter parameter : declared.values()) {
      for (char character : (parameter.name() + '/' + parameter.size() + ';').toCharArray()) {
        hash = (hash ^ character) * 0x100000001B3L;
      }
    }
    return hash;
  }

  /** Sets all gradients to zero. */
  public void zeroGradients() {
    gradients.clear(0, size);
  }
}
