package io.sluice.neural.gemm;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;

class PlainGemmTest extends JavaGemmContract {
  @Override
  protected Kernels kernels() {
    return new PlainKernels();
  }
}
