package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.PanelKernels;
import java.util.Arrays;

/**
 * Products by the panel kernels. The weights are packed for both passes: [H, own columns] and,
 * transposed, [all columns, own units].
 */
final class PanelProducts implements SliceProducts {
  private final LayerDirection direction;
  private final PanelKernels panels;
  private final int fromUnit;
  private final int fromColumn;
  private final PackedPanels forward;
  private final PackedPanels backward;

  PanelProducts(LayerDirection direction, int fromBlock, int blocks, PanelKernels panels) {
    this.direction = direction;
    this.panels = panels;
    GateLayout layout = direction.layout;
    fromUnit = fromBlock * CellKernels.BLOCK;
    fromColumn = fromBlock * layout.blockColumns();
    forward = new PackedPanels(layout.hidden(), blocks * layout.blockColumns());
    backward = new PackedPanels(layout.columns(), blocks * CellKernels.BLOCK);
  }

  @Override
  public int forwardWidth() {
    return forward.panels() * PANEL;
  }

  @Override
  public int backwardWidth() {
    return backward.panels() * PANEL;
  }

  @Override
  public int groupBlocks() {
    return direction.layout.groupBlocks();
  }

  @Override
  public void beginForward() {
    int all = direction.layout.columns();
    forward.pack(
        new Matrix(
            direction.hiddenWeights(),
            fromColumn,
            forward.depth(),
            forward.columns(),
            all,
            Matrix.Order.ROWS));
  }

  @Override
  public void beginBackward() {
    int all = direction.layout.columns();
    backward.pack(
        new Matrix(
            direction.hiddenWeights(),
            fromUnit * all,
            all,
            backward.columns(),
            all,
            Matrix.Order.COLUMNS));
  }

  @Override
  public void addForward(
      int block, int blocks, int row, int rows, float[] operand, float[] target, int stride) {
    int width = direction.layout.paddedHidden();
    int from = block * direction.layout.blockColumns() / PANEL;
    int to = (blocks * direction.layout.blockColumns() + PANEL - 1) / PANEL + from;
    multiply(forward, from, to, row, rows, operand, width, target, stride);
  }

  @Override
  public void addBackward(int row, int rows, float[] operand, float[] target, int stride) {
    int width = direction.layout.columns();
    multiply(backward, 0, backward.panels(), row, rows, operand, width, target, stride);
  }

  @Override
  public void readProduct(float[] target, int stride) {
    Arrays.fill(target, 0, direction.window.batch() * stride, 0);
  }

  @Override
  public void forward(int step) {
    // block by block, between the gate passes
  }

  @Override
  public void keepHidden(int step) {
    // read where it lies
  }

  @Override
  public void backward(int step) {
    // lane by lane, where they have not ended
  }

  @Override
  public void keepDerivatives(int step) {
    // read where they lie
  }

  private void multiply(
      PackedPanels weights,
      int from,
      int to,
      int row,
      int rows,
      float[] operand,
      int width,
      float[] target,
      int stride) {
    for (int panel = from; panel < to; panel++) {
      panels.multiplyAddFirst(
          Math.min(PANEL, weights.columns() - panel * PANEL),
          rows,
          weights.depth(),
          operand,
          row * width,
          width,
          1,
          weights.data(),
          weights.offset(panel),
          target,
          row * stride + panel * PANEL,
          stride);
    }
  }
}
