package io.sluice.neural.parameter;

import io.sluice.neural.memory.Floats;
import java.util.List;
import java.util.Map;

/** A parameter that is added to every row: [size], without padding. Starts at zero. */
public final class Bias {
  private final Parameter parameter;

  /** Declares the parameter; its memory is there after {@link Parameters#allocate}. */
  public Bias(Parameters parameters, String name, int size) {
    parameter = parameters.declare(name, size);
  }

  public int size() {
    return parameter.size();
  }

  public Floats values() {
    return parameter.values();
  }

  public Floats gradients() {
    return parameter.gradients();
  }

  /** A copy. */
  public NamedTensor export() {
    return new NamedTensor(parameter.name(), List.of(size()), values().toArray());
  }

  /**
   * Takes over the values of the tensor of this name.
   *
   * @throws IllegalArgumentException if it is missing or has another shape
   */
  public void load(Map<String, NamedTensor> tensors) {
    float[] saved = NamedTensor.require(tensors, parameter.name(), List.of(size()));
    values().write(0, saved, 0, saved.length);
  }
}
