package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.memory.Floats;

/** Products by the panel kernels, of packed weights. */
final class PanelProducts implements OwnProducts {
  private final PanelKernels kernels;
  private final PackedPanels panels;
  private int turn;

  PanelProducts(PanelKernels kernels, int depth, int columns) {
    this.kernels = kernels;
    panels = new PackedPanels(depth, columns);
  }

  @Override
  public int depth() {
    return panels.depth();
  }

  @Override
  public int columns() {
    return panels.columns();
  }

  @Override
  public int width() {
    return panels.panels() * PANEL;
  }

  @Override
  public void pack(Matrix weights) {
    panels.pack(weights);
  }

  @Override
  public boolean atOnce() {
    return false;
  }

  @Override
  public void multiply(StepRows operand, int first, int batch) {
    throw new UnsupportedOperationException("panels are multiplied lane by lane");
  }

  @Override
  public void multiplyOnto(
      StepRows operand, int first, int batch, Floats target, int offset, int stride) {
    throw new UnsupportedOperationException("panels are multiplied lane by lane");
  }

  @Override
  public void addProduct(
      int from, int to, int row, int rows, float[] operand, int width, float[] target, int stride) {
    int count = (to - from + PANEL - 1) / PANEL;
    turn++;
    for (int i = 0; i < count; i++) {
      int column = from + PANEL * Turns.place(i, count, turn);
      kernels.multiplyAddFirst(
          Math.min(PANEL, panels.columns() - column),
          rows,
          panels.depth(),
          operand,
          row * width,
          width,
          panels.data(),
          panels.offset(column / PANEL),
          target,
          row * stride + column,
          stride);
    }
  }
}
