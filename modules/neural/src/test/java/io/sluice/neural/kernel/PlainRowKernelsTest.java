package io.sluice.neural.kernel;

class PlainRowKernelsTest extends RowKernelsContract {
  @Override
  protected RowKernels rows() {
    return new PlainRowKernels();
  }
}
