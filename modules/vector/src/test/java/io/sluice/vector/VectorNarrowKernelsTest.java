package io.sluice.vector;

import io.sluice.neural.kernel.NarrowKernels;
import io.sluice.neural.kernel.NarrowKernelsContract;

class VectorNarrowKernelsTest extends NarrowKernelsContract {
  @Override
  protected NarrowKernels narrow() {
    return new VectorNarrowKernels();
  }
}
