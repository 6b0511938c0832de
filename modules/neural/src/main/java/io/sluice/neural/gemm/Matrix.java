package io.sluice.neural.gemm;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;

/**
 * A row-major matrix in off-heap memory, or its transpose.
 *
 * @param data memory it lies in
 * @param offset index of its first element
 * @param rows number of rows, as seen (after transposition)
 * @param columns number of columns, as seen (after transposition)
 * @param stride distance in memory between consecutive stored rows
 * @param order how it is stored
 */
public record Matrix(Floats data, int offset, int rows, int columns, int stride, Order order) {
  /** Whether a row of the matrix, or a column of it, is contiguous in memory. */
  public enum Order {
    ROWS,
    COLUMNS
  }

  /** No rows and no columns, in no memory. */
  static final Matrix EMPTY = of(new Arena().allocate(0), 0, 0);

  public Matrix {
    int storedRows = order == Order.ROWS ? rows : columns;
    int storedColumns = order == Order.ROWS ? columns : rows;
    if (rows < 0 || columns < 0 || stride < storedColumns || offset < 0) {
      throw new IllegalArgumentException(
          "matrix %d x %d with stride %d at %d is malformed"
              .formatted(rows, columns, stride, offset));
    }
    if (storedRows > 0
        && offset + (long) (storedRows - 1) * stride + storedColumns > data.length()) {
      throw new IllegalArgumentException(
          "matrix %d x %d with stride %d at %d exceeds its memory of %d floats"
              .formatted(rows, columns, stride, offset, data.length()));
    }
  }

  /** Rows as they lie in memory: the columns, where those are contiguous. */
  public int storedRows() {
    return order == Order.ROWS ? rows : columns;
  }

  /** Floats of a row as it lies in memory. */
  public int storedColumns() {
    return order == Order.ROWS ? columns : rows;
  }

  /** Whether both are the same floats in the same places; one may be the other's transpose. */
  public boolean sharesStorageWith(Matrix other) {
    return data == other.data
        && offset == other.offset
        && stride == other.stride
        && storedRows() == other.storedRows()
        && storedColumns() == other.storedColumns();
  }

  /** The first {@code rows * columns} floats of {@code data}, row by row. */
  public static Matrix of(Floats data, int rows, int columns) {
    return new Matrix(data, 0, rows, columns, columns, Order.ROWS);
  }

  /**
   * Columns {@code from} to {@code to} - 1; shares memory.
   *
   * @throws IllegalArgumentException if the range is malformed
   */
  public Matrix columns(int from, int to) {
    if (from < 0 || from > to || to > columns) {
      throw new IllegalArgumentException(
          "columns %d to %d do not lie within %d".formatted(from, to, columns));
    }
    int first = order == Order.ROWS ? from : from * stride;
    return new Matrix(data, offset + first, rows, to - from, stride, order);
  }

  /** The transpose; shares memory. */
  public Matrix transposed() {
    return new Matrix(
        data, offset, columns, rows, stride, order == Order.ROWS ? Order.COLUMNS : Order.ROWS);
  }
}
