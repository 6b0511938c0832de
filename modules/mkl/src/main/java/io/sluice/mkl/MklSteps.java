package io.sluice.mkl;

import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import java.util.List;

/**
 * Products of single steps by MKL.
 *
 * @param precision of the operands
 * @param packed what the weights hold outside the heap, closed with the {@code Gemm}
 */
record MklSteps(Precision precision, List<PackedMemory> packed) implements StepProducts {
  @Override
  public Rows rows(int count, int width) {
    return new StepRows(precision, count, width);
  }

  @Override
  public Weights weights(int depth, int columns, int most) {
    return new StepWeights(precision, depth, columns, most, packed::add);
  }
}
