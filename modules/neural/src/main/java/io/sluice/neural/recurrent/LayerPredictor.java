package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.Rows;
import java.util.Arrays;

/**
 * One forward layer with packed weights on the heap. Immutable; computes on the caller's thread,
 * element by element in the order of the training pass. H padded hidden units, S gate columns
 * padded to whole panels.
 */
final class LayerPredictor {
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
    multiply(input, rows, inputs, offset, features.width(), gates, 0);
    return gates;
  }

  private void multiply(
      PackedPanels weights,
      int rows,
      float[] operand,
      int offset,
      int operandStride,
      float[] target,
      int at) {
    for (int panel = 0; panel < weights.panels(); panel++) {
      panels.multiplyAddFirst(
          Math.min(PANEL, weights.columns() - panel * PANEL),
          rows,
          weights.depth(),
          operand,
          offset,
          operandStride,
          1,
          weights.data(),
          weights.offset(panel),
          target,
          at + panel * PANEL,
          stride());
    }
  }

  /**
   * One step of some lanes.
   *
   * @param gates [lanes, S] from {@code at} on: projected inputs; overwritten
   * @param before [lanes, H] from {@code beforeOffset} on
   * @param cellBefore [lanes, H]
   * @param after [lanes, H] from {@code afterOffset} on, replaced
   * @param cellAfter [lanes, H], replaced
   */
  void step(
      int lanes,
      float[] gates,
      int at,
      float[] before,
      int beforeOffset,
      float[] cellBefore,
      float[] after,
      int afterOffset,
      float[] cellAfter) {
    int width = width();
    int stride = stride();
    int blocks = layout.blocks();
    boolean gru = layout.cell() == Cell.GRU;
    float[] product = gru ? new float[lanes * stride] : gates;
    int productOffset = gru ? 0 : at;
    multiply(hidden, lanes, before, beforeOffset, width, product, productOffset);
    Rows z = new Rows().at(gates, at, stride);
    Rows old = new Rows().at(cellBefore, 0, width);
    Rows mask = new Rows().at(ones, 0, 0);
    Rows cell = new Rows().at(cellAfter, 0, width);
    Rows out = new Rows().at(after, afterOffset, width);
    switch (layout.cell()) {
      case LSTM -> cells.lstmForward(lanes, blocks, z, bias, 0, old, mask, cell, out);
      case PEEPHOLE_LSTM ->
          cells.peepholeForward(lanes, blocks, z, bias, 0, extra, 0, width, old, mask, cell, out);
      case GRU ->
          cells.gruForward(
              lanes,
              blocks,
              z,
              new Rows().at(product, 0, stride),
              bias,
              0,
              extra,
              0,
              new Rows().at(before, beforeOffset, width),
              mask,
              cell,
              out);
      case RNN -> cells.rnnForward(lanes, blocks, z, bias, 0, out);
    }
  }
}
