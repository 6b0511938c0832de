package io.sluice.language;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.parameter.NamedTensor;

/** {@code y = W x + b} of rows on the heap, its weights packed once. */
final class Affine {
  private final PackedPanels weights;
  private final float[] bias;
  private final PanelKernels panels;

  /** Without a bias. */
  Affine(NamedTensor weight, PanelKernels panels) {
    this(weight, new float[0], panels);
  }

  /**
   * @param weight [outputs, inputs]
   * @param bias [outputs]
   */
  Affine(NamedTensor weight, float[] bias, PanelKernels panels) {
    this.panels = panels;
    int outputs = weight.shape().get(0);
    int inputs = weight.shape().get(1);
    weights = new PackedPanels(inputs, outputs);
    float[] data = weights.data();
    for (int row = 0; row < outputs; row++) {
      int target = weights.offset(row / PANEL) + row % PANEL;
      for (int k = 0; k < inputs; k++) {
        data[target + k * PANEL] = weight.values()[row * inputs + k];
      }
    }
    this.bias = new float[stride()];
    System.arraycopy(bias, 0, this.bias, 0, bias.length);
  }

  /** Outputs of one row, without padding. */
  int outputs() {
    return weights.columns();
  }

  /** Floats from one row of outputs to the next. */
  int stride() {
    return weights.panels() * PANEL;
  }

  /**
   * Computes all outputs of some rows.
   *
   * @param input [rows, inputStride]
   * @param target [rows, stride], replaced
   */
  void apply(float[] input, int inputStride, int rows, float[] target) {
    int stride = stride();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, 0, target, row * stride, stride);
    }
    if (rows == 1) {
      panels.multiplyAddRow(
          weights.panels(), weights.depth(), input, 0, weights.data(), 0, target, 0);
      return;
    }
    for (int panel = 0; panel < weights.panels(); panel++) {
      panels.multiplyAdd(
          rows,
          weights.depth(),
          input,
          0,
          inputStride,
          1,
          weights.data(),
          weights.offset(panel),
          target,
          panel * PANEL,
          stride);
    }
  }
}
