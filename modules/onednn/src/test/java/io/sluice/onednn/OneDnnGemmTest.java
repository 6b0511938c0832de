package io.sluice.onednn;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.NativeGemmContract;

class OneDnnGemmTest extends NativeGemmContract {
  @Override
  protected GemmProvider provider() {
    return new OneDnnGemmProvider();
  }
}
