package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.arithmetic.Fused;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import java.util.Arrays;

/**
 * Weights of 8 bits: one fma chain of the integers over the depth from zero, which is then scaled
 * and added by one more fma.
 */
final class ByteWeights extends NarrowWeights {
  /** Rows whose sums are kept at a time, in a cache until they are scaled. */
  private static final int SOME_ROWS = 64;

  /** Sums of some rows before they are scaled; one array for each thread. */
  private static final ThreadLocal<float[]> SUMS =
      ThreadLocal.withInitial(() -> new float[SOME_ROWS * PANEL]);

  private final Kernels kernels;
  private final byte[] packed;
  private final float[] scales;

  /**
   * @param packed element (p, k, j) at {@code (p * depth + k) * PANEL + j}
   * @param scales [panels * PANEL]
   */
  ByteWeights(Kernels kernels, int depth, int columns, int panels, byte[] packed, float[] scales) {
    super(depth, columns, panels);
    this.kernels = kernels;
    this.packed = packed;
    this.scales = scales;
  }

  @Override
  void multiplyAddRow(int from, int to, int row, Rows operand, Rows target) {
    kernels
        .narrow()
        .multiplyAddRow(
            to - from,
            depth(),
            operand.data(),
            operand.offset() + row * operand.stride(),
            packed,
            from * depth() * PANEL,
            scales,
            from * PANEL,
            target.data(),
            target.offset() + row * target.stride() + from * PANEL);
  }

  @Override
  void multiplyAddPanel(int panel, int rows, Rows operand, Rows target, float[] wide) {
    kernels.narrow().widen(packed, panel * depth() * PANEL, wide, depth() * PANEL);
    float[] sums = SUMS.get();
    for (int first = 0; first < rows; first += SOME_ROWS) {
      int some = Math.min(SOME_ROWS, rows - first);
      Arrays.fill(sums, 0, some * PANEL, 0);
      kernels
          .panels()
          .multiplyAdd(
              some,
              depth(),
              operand.data(),
              operand.offset() + first * operand.stride(),
              operand.stride(),
              wide,
              0,
              sums,
              0,
              PANEL);
      addScaled(panel, first, some, sums, target);
    }
  }

  private void addScaled(int panel, int first, int rows, float[] sums, Rows target) {
    float[] data = target.data();
    for (int row = 0; row < rows; row++) {
      int at = target.offset() + (first + row) * target.stride() + panel * PANEL;
      for (int j = 0; j < PANEL; j++) {
        data[at + j] =
            Fused.multiplyAdd(scales[panel * PANEL + j], sums[row * PANEL + j], data[at + j]);
      }
    }
  }
}
