package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;

/** Weights of 16 bits: one fma chain over the depth from what is added to, each weight widened. */
final class BFloat16Weights extends NarrowWeights {
  private final Kernels kernels;
  private final short[] packed;

  /**
   * @param packed element (p, k, j) at {@code (p * depth + k) * PANEL + j}
   */
  BFloat16Weights(Kernels kernels, int depth, int columns, int panels, short[] packed) {
    super(depth, columns, panels);
    this.kernels = kernels;
    this.packed = packed;
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
            target.data(),
            target.offset() + row * target.stride() + from * PANEL);
  }

  @Override
  void multiplyAddPanel(int panel, int rows, Rows operand, Rows target, float[] wide) {
    kernels.narrow().widen(packed, panel * depth() * PANEL, wide, depth() * PANEL);
    kernels
        .panels()
        .multiplyAdd(
            rows,
            depth(),
            operand.data(),
            operand.offset(),
            operand.stride(),
            wide,
            0,
            target.data(),
            target.offset() + panel * PANEL,
            target.stride());
  }
}
