package io.sluice.onednn;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Packed weights of one worker. Another number of rows may want another layout: weights are packed
 * once for each layout, which most numbers of rows share.
 */
final class StepWeights implements StepProducts.Weights {
  /** Beyond so many numbers of rows all are forgotten. */
  private static final int MOST = 64;

  /** Numbers of rows that have code of their own: batches of language models and of sentences. */
  private static final int FEW_ROWS = 64;

  private static final int ROW_STEP = 16;

  private final Precision precision;
  private final int depth;
  private final int columns;
  private final Calls calls = new Calls();
  private final Map<Case, Known> known = new HashMap<>();
  private final List<PackedRight> packed = new ArrayList<>();
  private Matrix source;
  private long sourceAddress;
  private long version;
  private Case latest = new Case(0, 0, 0, false);
  private @Nullable StepRows left;
  private long leftAddress;
  private Floats target;
  private long targetAddress;
  private boolean closed;

  /** What a product differs in from another one with the same weights. */
  private record Case(int rows, int operandStride, int targetStride, boolean adds) {
    boolean is(int otherRows, int otherOperand, int otherTarget, boolean otherAdds) {
      return rows == otherRows
          && operandStride == otherOperand
          && targetStride == otherTarget
          && adds == otherAdds;
    }
  }

  private record Known(MatrixProduct product, PackedRight right) {}

  StepWeights(Precision precision, int depth, int columns) {
    this.precision = precision;
    this.depth = depth;
    this.columns = columns;
    target = new Arena().allocate(0);
    source = Matrix.of(target, 0, 0);
  }

  @Override
  public void pack(Matrix b) {
    requireOpen();
    if (b.rows() != depth || b.columns() != columns) {
      throw new IllegalArgumentException(
          "expected weights of %d x %d, was %d x %d"
              .formatted(depth, columns, b.rows(), b.columns()));
    }
    if (b.order() != source.order() || b.stride() != source.stride()) {
      clear();
    }
    source = b;
    sourceAddress = Operand.of(b).address();
    version++;
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
    requireOpen();
    if (operand != left) {
      left = operand;
      leftAddress = Operand.address(operand, precision);
    }
    if (result != target) {
      target = result;
      targetAddress = Address.of(result);
    }
    Layout layout = Layout.rows(rows, depth, operand.stride()).withType(Layout.type(precision));
    Known product = known(layout, stride, accumulation == Accumulation.ADD);
    calls.multiply(
        product.product(),
        leftAddress + (long) first * operand.stride() * layout.elementBytes(),
        product.right().packed(calls, sourceAddress, version),
        targetAddress + (long) offset * Float.BYTES);
  }

  private Known known(Layout left, int stride, boolean adds) {
    if (!latest.is(left.rows(), left.rowStride(), stride, adds)) {
      latest = new Case(left.rows(), left.rowStride(), stride, adds);
    }
    Known found = known.get(latest);
    if (found == null) {
      found = create(left, stride, adds);
      known.put(latest, found);
    }
    return found;
  }

  private Known create(Layout left, int stride, boolean adds) {
    if (known.size() >= MOST) {
      clear();
    }
    Layout weights = Layout.block(source, depth, columns);
    MatrixProduct product =
        new MatrixProduct(
            new MatrixProduct.Shape(
                left,
                weights.withType(Layout.type(precision)),
                MatrixProduct.Right.PACKED,
                Layout.rows(left.rows(), columns, stride),
                adds,
                free(left.rows())));
    for (PackedRight right : packed) {
      if (right.serves(product)) {
        return new Known(product, right);
      }
    }
    PackedRight right = new PackedRight(product, weights, Layout.type(precision));
    packed.add(right);
    return new Known(product, right);
  }

  /** By the number alone, never by what was met before, so that the bytes do not depend on that. */
  private MatrixProduct.Free free(int rows) {
    return rows <= FEW_ROWS || rows % ROW_STEP == 0 || !OneDnn.leavesExtentsOpen(precision)
        ? MatrixProduct.Free.NONE
        : MatrixProduct.Free.ROWS;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("these products are closed");
    }
  }

  private void clear() {
    packed.forEach(PackedRight::close);
    packed.clear();
    known.values().forEach(entry -> entry.product().close());
    known.clear();
  }

  void close() {
    closed = true;
    clear();
    calls.close();
  }
}
