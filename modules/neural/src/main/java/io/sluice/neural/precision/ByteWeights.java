package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import java.util.Arrays;

/**
 * Weights of 8 bits: one fma chain of the integers over the depth from zero, which is then scaled
 * and added by one more fma.
 *
 * @param packed element (p, k, j) at {@code (p * depth + k) * PANEL + j}
 * @param scales [panels * PANEL]
 */
record ByteWeights(
    Kernels kernels, int depth, int columns, int panels, byte[] packed, float[] scales)
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
    float[] sums = new float[rows * PANEL];
    for (int panel = from; panel < to; panel++) {
      kernels.narrow().widen(packed, panel * depth * PANEL, wide, wide.length);
      Arrays.fill(sums, 0);
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
              sums,
              0,
              PANEL);
      addScaled(panel, rows, sums, target);
    }
  }

  private void addScaled(int panel, int rows, float[] sums, Rows target) {
    float[] data = target.data();
    for (int row = 0; row < rows; row++) {
      int at = target.offset() + row * target.stride() + panel * PANEL;
      for (int j = 0; j < PANEL; j++) {
        data[at + j] = Math.fma(scales[panel * PANEL + j], sums[row * PANEL + j], data[at + j]);
      }
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
            scales,
            from * PANEL,
            target.data(),
            target.offset() + row * target.stride() + from * PANEL);
  }
}
