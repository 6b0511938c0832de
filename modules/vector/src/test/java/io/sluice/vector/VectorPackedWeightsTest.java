package io.sluice.vector;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.precision.PackedWeightsContract;

class VectorPackedWeightsTest extends PackedWeightsContract {
  @Override
  protected Kernels kernels() {
    return new VectorKernels();
  }
}
