package io.sluice.neural.recurrent;

import io.sluice.neural.random.SeededRandom;

/** What a forward pass is for. */
public sealed interface Pass {
  /** No dropout, and nothing is kept for a backward pass. */
  Pass EVALUATION = new Evaluation();

  /** Measures; applies no dropout. */
  record Evaluation() implements Pass {}

  /**
   * Precedes a backward pass; applies dropout.
   *
   * @param random source of dropout masks; the same number of values is taken whatever the sizes
   */
  record Training(SeededRandom random) implements Pass {}
}
