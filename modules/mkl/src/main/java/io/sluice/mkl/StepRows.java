package io.sluice.mkl;

import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;

/**
 * Left operands of the products of a step. Every worker copies its columns off the heap, rounded
 * where they are to be, so that each element is rounded once and read by all workers.
 */
final class StepRows implements StepProducts.Rows {
  private final Precision precision;
  private final int rows;
  private final int width;
  private final int stride;
  private final NativeMemory memory;
  private final FloatBuffer floats;
  private final ShortBuffer shorts;

  /** A row; workers write other columns than their neighbours. */
  private final short[] row;

  StepRows(Precision precision, int rows, int width) {
    this.precision = precision;
    this.rows = rows;
    this.width = width;
    stride = Rounded.stride(width);
    int bytes = precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
    memory = new NativeMemory((long) rows * stride * bytes);
    floats = memory.floats();
    shorts = memory.shorts();
    row = new short[width];
  }

  @Override
  public void write(
      int count, int column, int columns, float[] source, int offset, int sourceStride) {
    if (count > rows || column + columns > width) {
      throw new IllegalArgumentException(
          "%d rows and columns %d to %d do not fit into %d x %d"
              .formatted(count, column, column + columns, rows, width));
    }
    for (int i = 0; i < count; i++) {
      int target = i * stride + column;
      if (precision == Precision.BF16) {
        Rounded.round(source, offset + i * sourceStride, row, column, columns);
        shorts.put(target, row, column, columns);
      } else {
        floats.put(target, source, offset + i * sourceStride, columns);
      }
    }
  }

  /** The first rows and columns. */
  Operand operand(int count, int columns) {
    return new Operand(memory.address(), count, columns, stride, Order.ROWS, precision);
  }
}
