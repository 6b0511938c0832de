package io.sluice.vector;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.loss.HeadContract;

class VectorHeadTest extends HeadContract {
  @Override
  protected Kernels kernels() {
    return new VectorKernels();
  }
}
