package io.sluice.neural.recurrent;

import io.sluice.neural.random.SeededRandom;

/** What a forward pass is for. */
public sealed interface Pass {
  /** No dropout, and nothing is kept for a backward pass; weights may have changed before it. */
  Pass EVALUATION = new Evaluation();

  /**
   * Passes that measure one after another while weights stay as they are: the first packs them for
   * all that are made with this object, until another pass comes between.
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
