package io.sluice.mkl;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.memory.Floats;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * A matrix where it lies, while somebody holds its memory.
 *
 * @param rows as seen, not as stored
 * @param columns as seen, not as stored
 * @param stride elements from one stored row to the next
 */
record Operand(long address, int rows, int columns, int stride, Order order, Precision precision) {
  static Operand of(Matrix matrix) {
    return new Operand(
        address(matrix.data()) + (long) matrix.offset() * Float.BYTES,
        matrix.rows(),
        matrix.columns(),
        matrix.stride(),
        matrix.order(),
        Precision.FP32);
  }

  /** What steps have written of a matrix, in bfloat16. */
  static Operand of(StepRows rows, Matrix matrix) {
    return new Operand(
        address(rows, Precision.BF16) + rows.place(matrix) * Short.BYTES,
        matrix.rows(),
        matrix.columns(),
        rows.stride(),
        matrix.order(),
        Precision.BF16);
  }

  /** Where the first row that steps write begins, for products of that precision. */
  static long address(StepRows rows, Precision precision) {
    return precision == Precision.BF16 ? address(rows.rounded()) : address(rows.matrix());
  }

  /** Of the first float; valid as long as somebody holds the memory. */
  static long address(Floats floats) {
    return new FloatPointer(floats.buffer()).address();
  }

  /** Of the first number; valid as long as somebody holds the memory. */
  static long address(ShortBuffer direct) {
    return new ShortPointer(direct).address();
  }

  /** A part of it. */
  Operand block(int row, int count, int column, int width) {
    long elements =
        order == Order.ROWS ? (long) row * stride + column : (long) column * stride + row;
    int bytes = precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
    return new Operand(address + elements * bytes, count, width, stride, order, precision);
  }

  /** The library's word for the order. */
  int transposition() {
    return order == Order.ROWS ? mkl_rt.CblasNoTrans : mkl_rt.CblasTrans;
  }
}
