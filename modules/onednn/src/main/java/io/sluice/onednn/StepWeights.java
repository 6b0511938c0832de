package io.sluice.onednn;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Packed weights of one worker. Another number of rows may want another layout: what has been
 * packed is kept for the numbers of rows met last.
 */
final class StepWeights implements StepProducts.Weights {
  private static final int MOST = 8;

  private final Precision precision;
  private final int depth;
  private final int columns;
  private final Calls calls = new Calls();
  private final Map<Case, PackedRight> packed = new LinkedHashMap<>(16, 0.75f, true);
  private Matrix source;
  private long sourceAddress;
  private long version;
  private Case latest = new Case(0, 0, 0, false);
  private Floats target;
  private long targetAddress;

  /** What a product differs in from another one with the same weights. */
  private record Case(int rows, int operandStride, int targetStride, boolean adds) {
    boolean is(int otherRows, int otherOperand, int otherTarget, boolean otherAdds) {
      return rows == otherRows
          && operandStride == otherOperand
          && targetStride == otherTarget
          && adds == otherAdds;
    }
  }

  StepWeights(Precision precision, int depth, int columns) {
    this.precision = precision;
    this.depth = depth;
    this.columns = columns;
    target = new Arena().allocate(0);
    source = Matrix.of(target, 0, 0);
  }

  @Override
  public void pack(Matrix b) {
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
      StepProducts.Rows operand,
      int rows,
      Accumulation accumulation,
      Floats result,
      int offset,
      int stride) {
    StepRows own = (StepRows) operand;
    if (result != target) {
      target = result;
      targetAddress = Address.of(result);
    }
    Layout left = own.layout(rows, depth);
    PackedRight right = right(left, stride, accumulation == Accumulation.ADD);
    calls.multiply(
        right.product(),
        own.address(),
        right.packed(calls, sourceAddress, version),
        targetAddress + (long) offset * Float.BYTES);
  }

  private PackedRight right(Layout left, int stride, boolean adds) {
    if (!latest.is(left.rows(), left.rowStride(), stride, adds)) {
      latest = new Case(left.rows(), left.rowStride(), stride, adds);
    }
    PackedRight known = packed.get(latest);
    if (known == null) {
      known = create(left, stride, adds);
      packed.put(latest, known);
    }
    return known;
  }

  private PackedRight create(Layout left, int stride, boolean adds) {
    if (packed.size() >= MOST) {
      Iterator<PackedRight> eldest = packed.values().iterator();
      eldest.next().close();
      eldest.remove();
    }
    Layout weights = Layout.block(source, depth, columns);
    MatrixProduct.Shape shape =
        new MatrixProduct.Shape(
            left,
            weights.withType(Layout.type(precision)),
            MatrixProduct.Right.PACKED,
            Layout.rows(left.rows(), columns, stride),
            adds);
    return new PackedRight(new MatrixProduct(shape), weights);
  }

  private void clear() {
    packed.values().forEach(PackedRight::close);
    packed.clear();
  }

  void close() {
    clear();
    calls.close();
  }
}
