package io.sluice.onednn;

import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepProducts;
import java.util.ArrayList;
import java.util.List;

/** Products of single steps by oneDNN, on weights packed as it likes them. */
final class OneDnnSteps implements StepProducts {
  private final Precision precision;
  private final List<StepRows> rows = new ArrayList<>();
  private final List<StepWeights> weights = new ArrayList<>();

  OneDnnSteps(Precision precision) {
    this.precision = precision;
  }

  @Override
  public Rows rows(int count, int width) {
    StepRows made = new StepRows(precision, count, width);
    rows.add(made);
    return made;
  }

  @Override
  public Weights weights(int depth, int columns, int most) {
    StepWeights made = new StepWeights(precision, depth, columns);
    weights.add(made);
    return made;
  }

  void close() {
    rows.forEach(StepRows::close);
    weights.forEach(StepWeights::close);
  }
}
