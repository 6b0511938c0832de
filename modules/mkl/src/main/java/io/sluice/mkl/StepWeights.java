package io.sluice.mkl;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Weights of one worker. They are packed for the most rows that a product has, which are those of
 * almost every product; the library asks that packed operands meet only what they were packed for,
 * so products of fewer rows read the weights as they lie. Which it is depends on the shape alone.
 */
final class StepWeights implements StepProducts.Weights {
  private final Precision precision;
  private final int depth;
  private final int columns;
  private final int most;
  private final @Nullable PackedMemory packed;
  private final Call call = new Call();
  private final Rounded rounded = new Rounded();
  private final Rounded.Row row = new Rounded.Row();
  private Matrix source;
  private Operand plain;
  private @Nullable StepRows written;
  private long writtenAddress;
  private Floats target;
  private long targetAddress;

  StepWeights(Precision precision, int depth, int columns, int most) {
    this.precision = precision;
    this.depth = depth;
    this.columns = columns;
    this.most = most;
    boolean empty = depth == 0 || columns == 0 || most == 0;
    packed = empty ? null : new PackedMemory(Call.packedBytes(precision, most, columns, depth));
    target = new Arena().allocate(0);
    source = Matrix.of(target, 0, 0);
    plain = Operand.of(source);
  }

  @Override
  public void pack(Matrix b) {
    if (b.rows() != depth || b.columns() != columns) {
      throw new IllegalArgumentException(
          "expected weights of %d x %d, was %d x %d"
              .formatted(depth, columns, b.rows(), b.columns()));
    }
    source = b;
    if (precision == Precision.BF16) {
      rounded.reserve(b);
      rounded.round(row, b, 0, b.storedRows());
      plain = rounded.seenLike(b);
    } else {
      plain = Operand.of(b);
    }
    try {
      if (packed != null) {
        call.pack(plain, most, packed.address());
      }
    } finally {
      Reference.reachabilityFence(this); // it holds all memory that is read and written
    }
  }

  @Override
  public void multiply(
      StepRows operand,
      int first,
      int rows,
      Accumulation accumulation,
      Floats result,
      int offset,
      int stride) {
    if (operand != written) {
      written = operand;
      writtenAddress = Operand.address(operand, precision);
    }
    if (result != target) {
      target = result;
      targetAddress = Operand.address(result);
    }
    if (rows == 0 || columns == 0) {
      return;
    }
    int bytes = precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
    Operand left =
        new Operand(
            writtenAddress + (long) first * operand.stride() * bytes,
            rows,
            depth,
            operand.stride(),
            Order.ROWS,
            precision);
    Operand product =
        new Operand(
            targetAddress + (long) offset * Float.BYTES,
            rows,
            columns,
            stride,
            Order.ROWS,
            Precision.FP32);
    boolean adds = accumulation == Accumulation.ADD;
    try {
      if (packed != null && rows == most) {
        call.multiplyPacked(left, packed.address(), adds, product);
      } else {
        call.multiply(left, plain, adds, product);
      }
    } finally {
      Reference.reachabilityFence(operand);
      Reference.reachabilityFence(this); // it holds the memory of weights and result
    }
  }

  void close() {
    if (packed != null) {
      packed.close();
    }
  }
}
