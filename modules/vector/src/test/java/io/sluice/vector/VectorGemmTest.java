package io.sluice.vector;

import io.sluice.neural.gemm.JavaGemmContract;
import io.sluice.neural.kernel.Kernels;

class VectorGemmTest extends JavaGemmContract {
  @Override
  protected Kernels kernels() {
    return new VectorKernels();
  }
}
