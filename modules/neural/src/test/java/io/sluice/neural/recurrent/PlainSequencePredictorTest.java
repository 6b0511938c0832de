package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PlainKernels;

class PlainSequencePredictorTest extends SequencePredictorContract {
  @Override
  protected Kernels kernels() {
    return new PlainKernels();
  }
}
