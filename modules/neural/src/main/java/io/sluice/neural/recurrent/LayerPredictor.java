package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.Rows;
import java.util.Arrays;

/**
 * One direction of a layer with packed weights on the heap. Immutable; computes on the caller's
 * thread, element by element in the order of the training pass. H padded hidden units, S gate
 * columns padded to whole panels.
 */
final class LayerPredictor {
  /** Below, a pass over all units at once is faster than one after each panel. */
  private static final int FEW_LANES = 4;

  private final GateLayout layout;
  private final Features features;
  private final PanelKernels panels;
  private final CellKernels cells;
  private final PackedPanels input;
  private final PackedPanels hidden;
  private final float[] bias;
  private final float[] extra;
  private final float[] ones;

  LayerPredictor(Kernels kernels, DirectionWeights weights) {
    layout = weights.layout();
    features = weights.features();
    panels = kernels.panels();
    cells = kernels.cells();
    int columns = layout.columns();
    input = new PackedPanels(features.width(), columns);
    input.pack(weights.input(), 0, columns, 0, columns);
    hidden = new PackedPanels(layout.hidden(), columns);
    hidden.pack(weights.hidden(), 0, columns, 0, columns);
    bias = weights.bias();
    extra = weights.extra();
    ones = new float[layout.paddedHidden()];
    Arrays.fill(ones, 1);
  }

  /** S. */
  int stride() {
    return hidden.panels() * PANEL;
  }

  /** H. */
  int width() {
    return layout.paddedHidden();
  }

  int inputWidth() {
    return features.width();
  }

  /** Projects inputs [rows, I] to [rows, S]. */
  float[] project(float[] inputs, int offset, int rows) {
    float[] gates = new float[rows * stride()];
    addProjection(
        rows, new Rows().at(inputs, offset, features.width()), new Rows().at(gates, 0, stride()));
    return gates;
  }

  /**
   * Adds projected inputs.
   *
   * @param inputs [rows, I]
   * @param gates [rows, S], added to
   */
  void addProjection(int rows, Rows inputs, Rows gates) {
    multiply(input, 0, input.panels(), rows, inputs, gates);
  }

  private void multiply(
      PackedPanels weights, int from, int to, int rows, Rows operand, Rows target) {
    int whole = rows == 1 ? Math.max(from, Math.min(to, weights.columns() / PANEL)) : from;
    if (whole > from) {
      panels.multiplyAddRow(
          whole - from,
          weights.depth(),
          operand.data(),
          operand.offset(),
          weights.data(),
          weights.offset(from),
          target.data(),
          target.offset() + from * PANEL);
    }
    for (int panel = whole; panel < to; panel++) {
      panels.multiplyAddFirst(
          Math.min(PANEL, weights.columns() - panel * PANEL),
          rows,
          weights.depth(),
          operand.data(),
          operand.offset(),
          operand.stride(),
          1,
          weights.data(),
          weights.offset(panel),
          target.data(),
          target.offset() + panel * PANEL,
          target.stride());
    }
  }

  /**
   * One step of some lanes.
   *
   * @param gates [lanes, S]: projected inputs; overwritten
   * @param product [lanes, S] of zeros, overwritten; looked at if {@link #separateProduct}
   * @param before [lanes, H]
   * @param cell [lanes, H], replaced by that after the step; scratch for cells without
   * @param after [lanes, H], replaced
   */
  void step(int lanes, Rows gates, Rows product, Rows before, Rows cell, Rows after) {
    int blocks = layout.blocks();
    int group = lanes < FEW_LANES ? blocks : layout.groupBlocks();
    Rows target = separateProduct() ? product : gates;
    for (int block = 0; block < blocks; block += group) {
      int count = Math.min(group, blocks - block);
      int from = block * layout.blockColumns() / PANEL;
      int columns = count * layout.blockColumns();
      multiply(hidden, from, from + (columns + PANEL - 1) / PANEL, lanes, before, target);
      pass(lanes, block, count, gates, product, before, cell, after);
    }
  }

  /** Whether the recurrent product is kept apart from the projected input. */
  boolean separateProduct() {
    return layout.cell() == Cell.GRU;
  }

  private void pass(
      int lanes,
      int block,
      int blocks,
      Rows gates,
      Rows product,
      Rows before,
      Rows cell,
      Rows after) {
    int at = block * CellKernels.BLOCK;
    int b = block * layout.blockColumns();
    Rows z = moved(gates, b);
    Rows mask = new Rows().at(ones, at, 0);
    Rows state = moved(cell, at);
    Rows out = moved(after, at);
    switch (layout.cell()) {
      case LSTM -> cells.lstmForward(lanes, blocks, z, bias, b, state, mask, state, out);
      case PEEPHOLE_LSTM ->
          cells.peepholeForward(
              lanes, blocks, z, bias, b, extra, at, width(), state, mask, state, out);
      case GRU ->
          cells.gruForward(
              lanes,
              blocks,
              z,
              moved(product, b),
              bias,
              b,
              extra,
              at,
              moved(before, at),
              mask,
              state,
              out);
      case RNN -> cells.rnnForward(lanes, blocks, z, bias, b, out);
    }
  }

  private static Rows moved(Rows rows, int by) {
    return new Rows().at(rows.data(), rows.offset() + by, rows.stride());
  }
}
