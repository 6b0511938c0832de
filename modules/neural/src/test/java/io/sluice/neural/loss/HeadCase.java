package io.sluice.neural.loss;

import io.sluice.neural.random.SeededRandom;

/** Sizes and data of one run from symbols to loss; some rows are masked, some weigh more. */
record HeadCase(
    int classes,
    int dimension,
    int[] symbols,
    int[] targets,
    float[] weights,
    boolean tied,
    Reduction reduction,
    double embeddingDropout) {

  static HeadCase of(
      int classes, int dimension, int rows, boolean tied, Reduction reduction, double dropout) {
    SeededRandom random = SeededRandom.of(classes, "head");
    int[] symbols = new int[rows];
    int[] targets = new int[rows];
    float[] weights = new float[rows];
    for (int n = 0; n < rows; n++) {
      symbols[n] = random.nextInt(classes);
      targets[n] = random.nextInt(classes);
      weights[n] = n % 5 == 3 ? 0 : 1 + n % 3;
    }
    return new HeadCase(classes, dimension, symbols, targets, weights, tied, reduction, dropout);
  }
}
