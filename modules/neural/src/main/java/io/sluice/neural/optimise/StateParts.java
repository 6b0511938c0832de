package io.sluice.neural.optimise;

import io.sluice.neural.parameter.NamedTensor;

/** Looks up the parts of a state that comes from a file. */
final class StateParts {
  private StateParts() {}

  static long[] integers(OptimiserState state, String name, int size) {
    long[] values = state.integers().get(name);
    if (values == null || values.length != size) {
      throw missing(name, size + " integers");
    }
    return values;
  }

  static double[] reals(OptimiserState state, String name) {
    double[] values = state.reals().get(name);
    if (values == null) {
      throw missing(name, "reals");
    }
    return values;
  }

  static float[] tensor(OptimiserState state, String name, int size) {
    for (NamedTensor tensor : state.tensors()) {
      if (tensor.name().equals(name) && tensor.values().length == size) {
        return tensor.values();
      }
    }
    throw missing(name, size + " floats");
  }

  private static IllegalArgumentException missing(String name, String expected) {
    return new IllegalArgumentException(
        "the optimiser state lacks %s with %s: it was saved by other settings; start the optimiser"
                .formatted(name, expected)
            + " afresh or use the settings of the saved run");
  }
}
