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
              scales,
              from * PANEL,
              target.data(),
              target.offset() + from * PANEL);
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
}
