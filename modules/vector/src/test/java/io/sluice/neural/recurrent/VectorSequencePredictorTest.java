package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.Kernels;
import io.sluice.vector.VectorKernels;

class VectorSequencePredictorTest extends SequencePredictorContract {
  @Override
  protected Kernels kernels() {
    return new VectorKernels();
  }
}
