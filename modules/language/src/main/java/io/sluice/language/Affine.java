package io.sluice.language;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.Rows;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.PackedWeights;

/** {@code y = W x + b} of rows on the heap, its weights packed once. */
final class Affine {
  private final PackedWeights weights;
  private final float[] bias;

  /**
   * @param weight [outputs, inputs]
   * @param bias [outputs], or empty for none
   */
  Affine(NamedTensor weight, float[] bias, AdaptiveOutput.Packer packer) {
    weights = packer.pack(weight);
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
    weights.multiplyAdd(
        0,
        weights.panels(),
        rows,
        new Rows().at(input, 0, inputStride),
        new Rows().at(target, 0, stride));
  }
}
