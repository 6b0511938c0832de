package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;

/**
 * Where the features of a vector lie in memory: {@code parts} runs of {@code size} features, each
 * padded to a multiple of 16.
 */
record Features(int size, int parts) {
  static int padded(int size) {
    return (size + CellKernels.BLOCK - 1) / CellKernels.BLOCK * CellKernels.BLOCK;
  }

  /** Number of features, padding excluded. */
  int count() {
    return size * parts;
  }

  /** Number of floats in memory. */
  int width() {
    return padded(size) * parts;
  }

  /** Place in memory of a feature. */
  int place(int feature) {
    return feature / size * padded(size) + feature % size;
  }
}
