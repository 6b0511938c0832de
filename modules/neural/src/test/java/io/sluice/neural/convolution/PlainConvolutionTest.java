package io.sluice.neural.convolution;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;

class PlainConvolutionTest extends ConvolutionContract {
  @Override
  protected Kernels kernels() {
    return new PlainKernels();
  }
}
