package io.sluice.onednn;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.StepProductsContract;

class OneDnnStepsTest extends StepProductsContract {
  @Override
  protected GemmProvider provider() {
    return new OneDnnGemmProvider();
  }
}
