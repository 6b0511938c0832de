package io.sluice.vector;

import io.sluice.neural.convolution.ConvolutionContract;
import io.sluice.neural.kernel.Kernels;

class VectorConvolutionTest extends ConvolutionContract {
  @Override
  protected Kernels kernels() {
    return new VectorKernels();
  }
}
