package io.sluice.onednn;

import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.global.dnnl;

/**
 * Left operands of the products of a step. Every worker copies its columns off the heap and rounds
 * them, so that each element is rounded once and read by all workers.
 */
final class StepRows implements StepProducts.Rows {
  private final Precision precision;
  private final int rows;
  private final int width;
  private final int stride;
  private final NativeMemory plain;
  private final FloatBuffer floats;
  private final NativeMemory rounded;

  /** Of each run of columns, and few numbers of rows: powers of two. */
  private final Map<Part, Rounding> roundings = new ConcurrentHashMap<>();

  private record Part(int rows, int column, int columns) {}

  /** Belongs to the worker that writes the run of columns. */
  private record Rounding(Calls calls, Layout from, Layout to) {}

  StepRows(Precision precision, int rows, int width) {
    this.precision = precision;
    this.rows = rows;
    this.width = width;
    stride = Layout.stride(width);
    plain = new NativeMemory((long) rows * stride * Float.BYTES);
    floats = plain.floats();
    rounded =
        precision == Precision.BF16
            ? new NativeMemory((long) rows * stride * Short.BYTES)
            : NativeMemory.NONE;
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
      floats.put(i * stride + column, source, offset + i * sourceStride, columns);
    }
    if (precision == Precision.BF16 && count > 0) {
      round(Math.min(rows, Integer.highestOneBit(2 * count - 1)), column, columns);
    }
  }

  private void round(int count, int column, int columns) {
    Rounding own = roundings.computeIfAbsent(new Part(count, column, columns), this::rounding);
    own.calls()
        .convert(
            own.from(),
            plain.address() + (long) column * Float.BYTES,
            own.to(),
            rounded.address() + (long) column * Short.BYTES);
  }

  private Rounding rounding(Part part) {
    Layout from = Layout.rows(part.rows(), part.columns(), stride);
    return new Rounding(new Calls(), from, from.withType(dnnl.dnnl_bf16));
  }

  long address() {
    return precision == Precision.BF16 ? rounded.address() : plain.address();
  }

  /** Of the first rows and columns. */
  Layout layout(int count, int columns) {
    return Layout.rows(count, columns, stride).withType(Layout.type(precision));
  }

  void close() {
    roundings.values().forEach(rounding -> rounding.calls().close());
    roundings.clear();
  }
}
