package io.sluice.mkl;

import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.RoundedProductsContract;

class RoundedProductsTest extends RoundedProductsContract {
  @Override
  protected GemmProvider provider() {
    return new MklGemmProvider();
  }
}
