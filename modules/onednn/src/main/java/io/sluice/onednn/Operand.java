package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;

/** A matrix where it lies, while somebody holds its memory. */
record Operand(long address, Layout layout) {
  static Operand of(Matrix matrix) {
    return new Operand(
        Address.of(matrix.data()) + (long) matrix.offset() * Float.BYTES,
        Layout.block(matrix, matrix.rows(), matrix.columns()));
  }

  /** A part of it. */
  Operand block(int row, int rows, int column, int columns) {
    long elements = (long) row * layout.rowStride() + (long) column * layout.columnStride();
    return new Operand(
        address + elements * layout.elementBytes(),
        new Layout(layout.type(), rows, columns, layout.rowStride(), layout.columnStride()));
  }
}
