package io.sluice.embeddings.table;

import io.sluice.embeddings.vectors.VectorRows;

/**
 * Some rows of vectors in an order of their own.
 *
 * @param all the vectors
 * @param order the row of each in {@code all}
 * @param dimension numbers of a vector
 */
record ChosenRows(VectorRows all, int[] order, int dimension) implements VectorRows {
  @Override
  public void copy(int row, float[] target, int offset) {
    all.copy(order[row], target, offset);
  }

  @Override
  public float[] toArray(int rows) {
    float[] values = new float[Math.multiplyExact(rows, dimension)];
    for (int row = 0; row < rows; row++) {
      copy(row, values, row * dimension);
    }
    return values;
  }
}
