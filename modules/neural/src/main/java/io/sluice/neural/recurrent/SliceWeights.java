package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.PanelKernels;

/**
 * The recurrent weights of a run of blocks, packed for the products of both passes: [H, own
 * columns] and, transposed, [all columns, own units].
 */
final class SliceWeights {
  private final LayerDirection direction;
  private final PanelKernels panels;
  private final int fromUnit;
  private final int fromColumn;
  private final PackedPanels forward;
  private final PackedPanels backward;

  SliceWeights(LayerDirection direction, int fromBlock, int blocks, PanelKernels panels) {
    this.direction = direction;
    this.panels = panels;
    GateLayout layout = direction.layout;
    fromUnit = fromBlock * CellKernels.BLOCK;
    fromColumn = fromBlock * layout.blockColumns();
    forward = new PackedPanels(layout.hidden(), blocks * layout.blockColumns());
    backward = new PackedPanels(layout.columns(), blocks * CellKernels.BLOCK);
  }

  /** Own columns, padded to whole panels. */
  int forwardWidth() {
    return forward.panels() * PANEL;
  }

  /** Own units, padded to whole panels. */
  int backwardWidth() {
    return backward.panels() * PANEL;
  }

  /** Packs the weights for the products of the forward pass. */
  void packForward() {
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

  /** Packs their transpose for the products of the backward pass. */
  void packBackward() {
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

  /**
   * Adds hidden units times weights, for the columns of some blocks.
   *
   * @param operand [B, H]
   * @param target [B, own columns], rows {@code stride} apart
   */
  void addForward(
      int block, int blocks, int row, int rows, float[] operand, float[] target, int stride) {
    int width = direction.layout.paddedHidden();
    int from = block * direction.layout.blockColumns() / PANEL;
    int to = (blocks * direction.layout.blockColumns() + PANEL - 1) / PANEL + from;
    multiply(forward, from, to, row, rows, operand, width, target, stride);
  }

  /**
   * Adds derivatives by all pre-activations times transposed weights.
   *
   * @param operand [B, all columns]
   * @param target [B, own units], rows {@code stride} apart
   */
  void addBackward(int row, int rows, float[] operand, float[] target, int stride) {
    int width = direction.layout.columns();
    multiply(backward, 0, backward.panels(), row, rows, operand, width, target, stride);
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
