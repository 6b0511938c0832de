package io.sluice.mkl;

import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;

/**
 * Products of single steps by MKL.
 *
 * @param precision of the operands
 */
record MklSteps(Precision precision) implements StepProducts {
  @Override
  public Rows rows(int count, int width) {
    return new StepRows(precision, count, width);
  }

  @Override
  public Weights weights(int depth, int columns, int most) {
    return new StepWeights(precision, depth, columns, most);
  }
}
