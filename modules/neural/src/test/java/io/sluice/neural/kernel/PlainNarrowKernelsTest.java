package io.sluice.neural.kernel;

class PlainNarrowKernelsTest extends NarrowKernelsContract {
  @Override
  protected NarrowKernels narrow() {
    return new PlainNarrowKernels();
  }
}
