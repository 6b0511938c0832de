package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepRows;
import org.bytedeco.dnnl.global.dnnl;

/** A matrix where it lies, while somebody holds its memory. */
record Operand(long address, Layout layout) {
  static Operand of(Matrix matrix) {
    return new Operand(
        Address.of(matrix.data()) + (long) matrix.offset() * Float.BYTES,
        Layout.block(matrix, matrix.rows(), matrix.columns()));
  }

  /** What steps have written of a matrix, in bfloat16. */
  static Operand of(StepRows rows, Matrix matrix) {
    long first = address(rows, Precision.BF16) + rows.place(matrix) * Short.BYTES;
    return rounded(first, matrix, rows.stride());
  }

  /** A copy in bfloat16, in the order of the original. */
  static Operand rounded(long address, Matrix original, int stride) {
    boolean byRows = original.order() == Matrix.Order.ROWS;
    Layout layout =
        new Layout(
            dnnl.dnnl_bf16,
            original.rows(),
            original.columns(),
            byRows ? stride : 1,
            byRows ? 1 : stride);
    return new Operand(address, layout);
  }

  /** Where the first row that steps write begins, for products of that precision. */
  static long address(StepRows rows, Precision precision) {
    return precision == Precision.BF16 ? Address.of(rows.rounded()) : Address.of(rows.matrix());
  }

  /** A part of it. */
  Operand block(int row, int rows, int column, int columns) {
    long elements = (long) row * layout.rowStride() + (long) column * layout.columnStride();
    return new Operand(
        address + elements * layout.elementBytes(),
        new Layout(layout.type(), rows, columns, layout.rowStride(), layout.columnStride()));
  }
}
