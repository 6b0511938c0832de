package io.sluice.mkl;

import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import java.util.ArrayList;
import java.util.List;

/** Products of single steps by MKL, on weights packed as it likes them. */
final class MklSteps implements StepProducts {
  private final Precision precision;
  private final List<StepWeights> weights = new ArrayList<>();

  MklSteps(Precision precision) {
    this.precision = precision;
  }

  @Override
  public Rows rows(int count, int width) {
    return new StepRows(precision, count, width);
  }

  @Override
  public Weights weights(int depth, int columns, int most) {
    StepWeights made = new StepWeights(precision, depth, columns, most);
    weights.add(made);
    return made;
  }

  void close() {
    weights.forEach(StepWeights::close);
  }
}
