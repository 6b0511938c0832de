package io.sluice.neural.precision;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;

class PlainPackedWeightsTest extends PackedWeightsContract {
  @Override
  protected Kernels kernels() {
    return new PlainKernels();
  }
}
