package io.sluice.neural.gemm;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.NarrowKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.nio.ShortBuffer;

/**
 * A matrix that the steps of a recurrence write, some rows each, and products read: those of single
 * steps, and those of all steps. Where operands are rounded, its elements are rounded once, as they
 * are written, and kept beside the matrix, whose own memory stays as it is.
 *
 * <p>Several workers may write at the same time, each other columns.
 */
public final class StepRows {
  /** Rounded rows begin at whole cache lines. */
  private static final int ALIGNMENT = 32;

  private static final NarrowKernels KERNELS = Kernels.best().narrow();

  private final Precision precision;
  private final Floats matrix;
  private final int rows;
  private final int width;
  private final int stride;
  private final ShortBuffer rounded;

  /** A row on its way; workers write other columns than their neighbours. */
  private final short[] row;

  /**
   * @param arena for what is kept beside the matrix
   * @param matrix [rows, width]
   */
  StepRows(Precision precision, Arena arena, Floats matrix, int width) {
    this.precision = precision;
    this.matrix = matrix;
    this.width = width;
    rows = width == 0 ? 0 : matrix.length() / width;
    boolean rounds = precision == Precision.BF16;
    stride = rounds ? (width + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : width;
    rounded = arena.allocateShorts(rounds ? Math.multiplyExact(rows, stride) : 0);
    row = new short[rounds ? width : 0];
  }

  /** Rows that are written into the matrix itself. */
  public static StepRows inPlace(Floats matrix, int width) {
    return new StepRows(Precision.FP32, new Arena(), matrix, width);
  }

  /**
   * Writes some columns of the rows from {@code first} on.
   *
   * @param source on the heap: element (i, j) lies at {@code offset + i * sourceStride + j}
   * @throws IllegalArgumentException if there are not so many rows or columns
   */
  public void write(
      int first, int count, int column, int columns, float[] source, int offset, int sourceStride) {
    if (first + count > rows || column + columns > width) {
      throw new IllegalArgumentException(
          "rows %d to %d and columns %d to %d do not fit into %d x %d"
              .formatted(first, first + count, column, column + columns, rows, width));
    }
    for (int i = 0; i < count; i++) {
      int from = offset + i * sourceStride;
      int to = (first + i) * stride + column;
      if (precision == Precision.BF16) {
        KERNELS.narrow(source, from, row, column, columns);
        rounded.put(to, row, column, columns);
      } else {
        matrix.write(to, source, from, columns);
      }
    }
  }

  /** What the rows are of. */
  public Floats matrix() {
    return matrix;
  }

  /** What is written, where it is rounded: row i begins at {@code i * stride}. */
  public ShortBuffer rounded() {
    return rounded.duplicate();
  }

  /** Elements from one row to the next, in the matrix or where it is rounded. */
  public int stride() {
    return stride;
  }

  /**
   * Where the first element of some rows of the matrix was written.
   *
   * @throws IllegalArgumentException if it has other rows than were written
   */
  public long place(Matrix part) {
    if (part.data() != matrix || part.stride() != width) {
      throw new IllegalArgumentException(
          "rows of %d elements were written, not of %d".formatted(width, part.stride()));
    }
    return (long) (part.offset() / width) * stride + part.offset() % width;
  }
}
