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
  /** Rows from which on it pays to widen a panel once for all. */
  private static final int FEW_ROWS = 8;

  /** Panels that are read side by side, and stay in a cache for all of few rows. */
  private static final int PAIR = 2;

  @Override
  public void multiplyAdd(int from, int to, int rows, Rows operand, Rows target) {
    if (rows <= FEW_ROWS) {
      int some = rows == 1 ? to - from : PAIR;
      for (int panel = from; panel < to; panel += some) {
        for (int row = 0; row < rows; row++) {
          multiplyAddRow(panel, Math.min(to, panel + some), row, operand, target);
        }
      }
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

  private void multiplyAddRow(int from, int to, int row, Rows operand, Rows target) {
    kernels
        .narrow()
        .multiplyAddRow(
            to - from,
            depth,
            operand.data(),
            operand.offset() + row * operand.stride(),
            packed,
            from * depth * PANEL,
            target.data(),
            target.offset() + row * target.stride() + from * PANEL);
  }
}
