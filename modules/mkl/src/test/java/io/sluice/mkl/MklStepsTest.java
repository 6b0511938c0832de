package io.sluice.mkl;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.StepProductsContract;

class MklStepsTest extends StepProductsContract {
  @Override
  protected GemmProvider provider() {
    return new MklGemmProvider();
  }
}
