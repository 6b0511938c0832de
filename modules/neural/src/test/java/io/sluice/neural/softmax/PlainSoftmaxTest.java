package io.sluice.neural.softmax;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;

class PlainSoftmaxTest extends SoftmaxContract {
  @Override
  protected Kernels kernels() {
    return new PlainKernels();
  }
}
