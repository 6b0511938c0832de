package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.gemm.StepMatrices;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products of single steps by oneDNN, on weights packed as it likes them. */
final class OneDnnSteps implements StepProducts {
  private final Precision precision;
  private final StepMatrices matrices;
  private final List<StepWeights> weights = new ArrayList<>();

  OneDnnSteps(Precision precision) {
    this.precision = precision;
    matrices = new StepMatrices(precision);
  }

  @Override
  public StepRows rows(Floats matrix, int width) {
    return matrices.rows(matrix, width);
  }

  /** The rows of an operand, if steps write it. */
  @Nullable StepRows written(Matrix operand) {
    return matrices.of(operand);
  }

  @Override
  public Weights weights(int depth, int columns, int most) {
    StepWeights made = new StepWeights(precision, depth, columns);
    weights.add(made);
    return made;
  }

  void close() {
    weights.forEach(StepWeights::close);
  }
}
