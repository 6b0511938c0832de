package io.sluice.neural.optimise;

/** What is done to a gradient that is too large. */
public sealed interface Clipping {
  /** Gradients stay as they are. */
  Clipping NONE = new None();

  /** Gradients stay as they are. */
  record None() implements Clipping {}

  /**
   * The whole gradient is scaled down to a largest Euclidean norm over all parameters (Pascanu et
   * al. 2013, algorithm 1).
   *
   * @param maximum positive
   */
  record ByNorm(double maximum) implements Clipping {
    public ByNorm {
      Checks.positive("largest gradient norm", maximum);
    }
  }

  /**
   * Each element is limited to [-limit, limit].
   *
   * @param limit positive
   */
  record ByValue(double limit) implements Clipping {
    public ByValue {
      Checks.positive("largest gradient element", limit);
    }
  }
}
