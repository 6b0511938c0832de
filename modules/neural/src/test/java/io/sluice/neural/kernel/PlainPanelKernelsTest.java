package io.sluice.neural.kernel;

class PlainPanelKernelsTest extends PanelKernelsContract {
  @Override
  protected PanelKernels panels() {
    return new PlainPanelKernels();
  }
}
