package io.sluice.neural.loss;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;

class PlainHeadTest extends HeadContract {
  @Override
  protected Kernels kernels() {
    return new PlainKernels();
  }
}
