package io.sluice.neural.kernel;

import static io.sluice.neural.activation.HyperbolicTangent.tanh;
import static io.sluice.neural.kernel.CellKernels.BLOCK;

/** Gate passes of the simple recurrent network in plain loops; see {@link CellKernels}. */
final class PlainRnn {
  private PlainRnn() {}

  static void forward(int rows, int blocks, Rows gates, float[] bias, int biasOffset, Rows hidden) {
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < blocks * BLOCK; unit++) {
        float h = tanh(gates.get(row, unit) + bias[biasOffset + unit]);
        gates.set(row, unit, h);
        hidden.set(row, unit, h);
      }
    }
  }

  static void backward(
      int rows, int blocks, Rows gates, Rows dHidden, Rows dGates, float[] dBias, int dBiasOffset) {
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < blocks * BLOCK; unit++) {
        float h = gates.get(row, unit);
        float dz = dHidden.get(row, unit) * Math.fma(-h, h, 1);
        dGates.set(row, unit, dz);
        dBias[dBiasOffset + unit] += dz;
      }
    }
  }
}
