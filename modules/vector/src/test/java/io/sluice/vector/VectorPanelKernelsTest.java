package io.sluice.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.PanelKernelsContract;
import org.junit.jupiter.api.Test;

class VectorPanelKernelsTest extends PanelKernelsContract {
  @Override
  protected PanelKernels panels() {
    return new VectorPanelKernels();
  }

  @Test
  void isFoundAsTheBestKernels() {
    assertThat(Kernels.best().name()).isEqualTo("vector");
  }
}
