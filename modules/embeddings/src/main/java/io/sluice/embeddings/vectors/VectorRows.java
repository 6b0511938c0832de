package io.sluice.embeddings.vectors;

/** Vectors by number, wherever they lie. Immutable and safe to share between threads. */
public interface VectorRows {
  /** Copies the vector of a row to {@code target}. */
  void copy(int row, float[] target, int offset);

  /** The first rows one after another: a view if they lie so in memory, else a copy. */
  float[] toArray(int rows);

  /**
   * Vectors in memory.
   *
   * @param values [rows, dimension], flat; borrowed
   */
  static VectorRows of(float[] values, int dimension) {
    return new HeapRows(values, dimension);
  }
}
