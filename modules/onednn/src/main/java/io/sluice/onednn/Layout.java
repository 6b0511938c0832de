package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * How a matrix lies in memory.
 *
 * @param type of its elements, in the library's numbers
 * @param rowStride elements from one row to the next
 * @param columnStride elements from one column to the next
 */
record Layout(int type, int rows, int columns, int rowStride, int columnStride) {
  private static final int LINE = 32;

  /** Float32, by rows. */
  static Layout rows(int rows, int columns, int stride) {
    return new Layout(dnnl.dnnl_f32, rows, columns, stride, 1);
  }

  /** A block of a float32 matrix. */
  static Layout block(Matrix matrix, int rows, int columns) {
    return matrix.order() == Matrix.Order.ROWS
        ? new Layout(dnnl.dnnl_f32, rows, columns, matrix.stride(), 1)
        : new Layout(dnnl.dnnl_f32, rows, columns, 1, matrix.stride());
  }

  /** The library's number for what operands are rounded to. */
  static int type(Precision precision) {
    return precision == Precision.BF16 ? dnnl.dnnl_bf16 : dnnl.dnnl_f32;
  }

  /** The next multiple of 32 elements: rows so far apart begin at whole cache lines. */
  static int stride(int columns) {
    return (columns + LINE - 1) / LINE * LINE;
  }

  /** Bytes of an element. */
  int elementBytes() {
    return type == dnnl.dnnl_bf16 ? Short.BYTES : Float.BYTES;
  }

  Layout withType(int other) {
    return new Layout(other, rows, columns, rowStride, columnStride);
  }

  /** The same by rows, without gaps. */
  Layout dense() {
    return new Layout(type, rows, columns, columns, 1);
  }

  /** Size of a matrix that lies by rows. */
  long bytes() {
    return (long) rows * rowStride * elementBytes();
  }

  /** The library's description, to be destroyed. */
  dnnl_memory_desc describe() {
    return describe(rows, columns);
  }

  /** A description for matrices of any number of rows, to be destroyed. */
  dnnl_memory_desc describeAnyRows() {
    return describe(dnnl.DNNL_RUNTIME_DIM_VAL, columns);
  }

  /** A description for matrices of any number of columns, to be destroyed. */
  dnnl_memory_desc describeAnyColumns() {
    return describe(rows, dnnl.DNNL_RUNTIME_DIM_VAL);
  }

  private dnnl_memory_desc describe(long describedRows, long describedColumns) {
    long[] extents = {describedRows, describedColumns};
    long[] strides = {rowStride, columnStride};
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check(
          "describe " + this,
          dnnl.dnnl_memory_desc_create_with_strides(result, 2, extents, type, strides));
      return new dnnl_memory_desc(result.get());
    }
  }

  /** A description of a matrix whose layout the library is to choose, to be destroyed. */
  dnnl_memory_desc describePacked() {
    long[] extents = {rows, columns};
    try (PointerPointer<Pointer> result = new PointerPointer<>(1)) {
      OneDnn.check(
          "describe " + this,
          dnnl.dnnl_memory_desc_create_with_tag(
              result, 2, extents, type, dnnl.dnnl_format_tag_any));
      return new dnnl_memory_desc(result.get());
    }
  }
}
