package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.Rows;

/** Weights as trained: one fma chain over the depth from what is added to. */
record FloatWeights(PanelKernels kernels, PackedPanels packed) implements PackedWeights {
  @Override
  public int depth() {
    return packed.depth();
  }

  @Override
  public int columns() {
    return packed.columns();
  }

  @Override
  public int panels() {
    return packed.panels();
  }

  @Override
  public void multiplyAdd(int from, int to, int rows, Rows operand, Rows target) {
    int whole = rows == 1 ? Math.max(from, Math.min(to, columns() / PANEL)) : from;
    if (whole > from) {
      kernels.multiplyAddRow(
          whole - from,
          depth(),
          operand.data(),
          operand.offset(),
          packed.data(),
          packed.offset(from),
          target.data(),
          target.offset() + from * PANEL);
    }
    for (int panel = whole; panel < to; panel++) {
      kernels.multiplyAddFirst(
          Math.min(PANEL, columns() - panel * PANEL),
          rows,
          depth(),
          operand.data(),
          operand.offset(),
          operand.stride(),
          packed.data(),
          packed.offset(panel),
          target.data(),
          target.offset() + panel * PANEL,
          target.stride());
    }
  }
}
