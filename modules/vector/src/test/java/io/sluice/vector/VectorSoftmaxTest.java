package io.sluice.vector;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.softmax.SoftmaxContract;

class VectorSoftmaxTest extends SoftmaxContract {
  @Override
  protected Kernels kernels() {
    return new VectorKernels();
  }
}
