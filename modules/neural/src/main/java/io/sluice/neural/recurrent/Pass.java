package io.sluice.neural.recurrent;

import io.sluice.neural.random.SeededRandom;

/** What a forward pass is for. */
public sealed interface Pass {
  /** No dropout, and nothing is kept for a backward pass; weights may have changed before it. */
  Evaluation EVALUATION = new Evaluation();

  /**
   * Passes that measure one after another, all made with this object, while no weight changes:
   * weights are packed for the first of them, and after a pass that was made with another object.
   */
  static Evaluation evaluations() {
    return new Evaluation();
  }

  /** Measures; applies no dropout. Equal only to itself. */
  final class Evaluation implements Pass {
    private Evaluation() {}
  }

  /**
   * Precedes a backward pass; applies dropout.
   *
   * @param random source of dropout masks; the same number of values is taken whatever the sizes
   */
  record Training(SeededRandom random) implements Pass {}
}
