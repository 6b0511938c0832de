package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;

/**
 * Weights of 16 bits: one fma chain over the depth from what is added to, each weight widened.
 *
 * @param packed element (p, k, j) at {@code (p * depth + k) * PANEL + j}
 */
record BFloat16Weights(Kernels kernels, int depth, int columns, int panels, short[] packed)
    implements PackedWeights {
  @Override
  public void multiplyAdd(int from, int to, int rows, Rows operand, Rows target) {
    if (rows == 1) {
      kernels
          .narrow()
          .multiplyAddRow(
              to - from,
              depth,
              operand.data(),
              operand.offset(),
              packed,
              from * depth * PANEL,
              target.data(),
              target.offset() + from * PANEL);
      return;
    }
    float[] wide = new float[depth * PANEL];
    for (int panel = from; panel < to; panel++) {
      kernels.narrow().widen(packed, panel * depth * PANEL, wide, wide.length);
      kernels
          .panels()
          .multiplyAdd(
              rows,
              depth,
              operand.data(),
              operand.offset(),
              operand.stride(),
              1,
              wide,
              0,
              target.data(),
              target.offset() + panel * PANEL,
              target.stride());
    }
  }
}
