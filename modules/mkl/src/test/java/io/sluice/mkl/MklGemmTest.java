package io.sluice.mkl;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.NativeGemmContract;

class MklGemmTest extends NativeGemmContract {
  @Override
  protected GemmProvider provider() {
    return new MklGemmProvider();
  }
}
