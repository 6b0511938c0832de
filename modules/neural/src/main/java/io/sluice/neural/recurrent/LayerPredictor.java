package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import io.sluice.neural.precision.PackedWeights;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.WeightPacker;
import java.util.Arrays;
import java.util.Optional;

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
  private final CellKernels cells;
  private final PackedWeights input;
  private final PackedWeights hidden;
  private final float[] bias;
  private final float[] extra;
  private final float[] ones;

  LayerPredictor(Kernels kernels, DirectionWeights weights) {
    this(kernels, weights, Quantisation.NONE, "");
  }

  /**
   * Packs rounded weights.
   *
   * @param prefix of the names of their tensors
   */
  LayerPredictor(
      Kernels kernels, DirectionWeights weights, Quantisation quantisation, String prefix) {
    layout = weights.layout();
    features = weights.features();
    cells = kernels.cells();
    int columns = layout.columns();
    WeightPacker packer = new WeightPacker(kernels, quantisation.precision());
    input =
        packer.pack(
            features.width(),
            columns,
            (k, j) -> weights.input()[k * columns + j],
            columnScales(quantisation.scalesOf(prefix + ".input.weight")));
    hidden =
        packer.pack(
            layout.hidden(),
            columns,
            (k, j) -> weights.hidden()[k * columns + j],
            columnScales(quantisation.scalesOf(prefix + ".hidden.weight")));
    bias = weights.bias();
    extra = weights.extra();
    ones = new float[layout.paddedHidden()];
    Arrays.fill(ones, 1);
  }

  /** Scales of canonical rows as scales of columns in memory. */
  private float[] columnScales(float[] rows) {
    float[] scales = new float[layout.columns()];
    for (int row = 0; row < rows.length; row++) {
      scales[layout.column(row / layout.hidden(), row % layout.hidden())] = rows[row];
    }
    return scales;
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
    input.multiplyAdd(0, input.panels(), rows, inputs, gates);
  }

  /** Number of parts of a layer that can be computed apart; each has whole panels. */
  int shares() {
    int group = layout.groupBlocks();
    return (layout.blocks() + group - 1) / group;
  }

  private int firstBlock(int share) {
    return Math.min(layout.blocks(), share * layout.groupBlocks());
  }

  /**
   * One step of one stream for the units of some shares. All of {@code before} and {@code inputs}
   * is read; of the rest only what belongs to these units is touched.
   *
   * @param from first share
   * @param to one past the last
   * @param inputs [1, I], or empty if they are already projected
   */
  void step(
      int from,
      int to,
      Optional<Rows> inputs,
      Rows gates,
      Rows product,
      Rows before,
      Rows cell,
      Rows after) {
    int first = firstBlock(from);
    int last = firstBlock(to);
    if (first == last) {
      return;
    }
    int panel = first * layout.blockColumns() / PANEL;
    int end = (last * layout.blockColumns() + PANEL - 1) / PANEL;
    if (inputs.isPresent()) {
      Arrays.fill(gates.data(), panel * PANEL, end * PANEL, 0);
      input.multiplyAdd(panel, end, 1, inputs.get(), gates);
    }
    if (separateProduct()) {
      Arrays.fill(product.data(), panel * PANEL, end * PANEL, 0);
    }
    hidden.multiplyAdd(panel, end, 1, before, separateProduct() ? product : gates);
    pass(1, first, last - first, gates, product, before, cell, after);
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
      hidden.multiplyAdd(from, from + (columns + PANEL - 1) / PANEL, lanes, before, target);
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
