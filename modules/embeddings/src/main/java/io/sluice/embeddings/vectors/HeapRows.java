package io.sluice.embeddings.vectors;

import java.util.Arrays;

/** Vectors in memory, flat. */
record HeapRows(float[] values, int dimension) implements VectorRows {
  @Override
  public void copy(int row, float[] target, int offset) {
    System.arraycopy(values, row * dimension, target, offset, dimension);
  }

  @Override
  public float[] toArray(int rows) {
    int size = Math.multiplyExact(rows, dimension);
    return size == values.length ? values : Arrays.copyOf(values, size);
  }
}
