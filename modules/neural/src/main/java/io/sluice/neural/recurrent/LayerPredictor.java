package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import io.sluice.neural.precision.PackedWeights;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.WeightPacker;
import java.util.Arrays;
import java.util.Optional;

/**
 * One direction of a layer with packed weights on the heap. Immutable; computes on the caller's
 * thread, element by element in the order of the training pass. H padded hidden units, R padded
 * outputs (as many as hidden units unless they are projected), S gate columns padded to whole
 * panels.
 */
final class LayerPredictor {
  /** Below, a pass over all units at once is faster than one after each panel. */
  private static final int FEW_LANES = 4;

  private final GateLayout layout;
  private final Features features;
  private final CellKernel kernel;
  private final PackedWeights input;
  private final PackedWeights hidden;
  private final PackedWeights projection;
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
    kernel = layout.cell().kernel(kernels.cells());
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
            layout.outputs(),
            columns,
            (k, j) -> weights.hidden()[k * columns + j],
            columnScales(quantisation.scalesOf(prefix + ".hidden.weight")));
    int outputs = layout.projected() ? layout.paddedOutputs() : 0;
    projection =
        packer.pack(
            layout.hidden(),
            outputs,
            (k, j) -> weights.projection()[k * outputs + j],
            layout.projected()
                ? Arrays.copyOf(quantisation.scalesOf(prefix + ".projection.weight"), outputs)
                : new float[0]);
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

  /** R. */
  int width() {
    return layout.paddedOutputs();
  }

  /** H. */
  int units() {
    return layout.paddedHidden();
  }

  /** Floats of the cell that a state holds: H, or none. */
  int cellWidth() {
    return layout.cell().hasCellState() ? units() : 0;
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

  /** Phases of a step: those of the gate pass, and the projection. */
  int phases() {
    return kernel.forwardPhases() + (layout.projected() ? 1 : 0);
  }

  /** Number of parts of a phase that can be computed apart; each has whole panels. */
  int shares(int phase) {
    if (phase == kernel.forwardPhases()) {
      return projection.panels();
    }
    int group = layout.groupBlocks();
    return (layout.blocks() + group - 1) / group;
  }

  private int firstBlock(int share) {
    return Math.min(layout.blocks(), share * layout.groupBlocks());
  }

  /** Reserves what steps of one stream share. */
  void reserve(StepMemory memory) {
    memory.product(layout.cell().separateProduct() ? 1 : 0, stride());
    memory.inner(layout.projected() ? 1 : 0, units());
    memory.projected(1, projection.panels() * PANEL);
    memory.input(layout.cell().normalises() ? 1 : 0, stride());
  }

  /**
   * Some shares of one phase of a step of one stream. All of {@code before} and {@code inputs} is
   * read; of the rest only what belongs to these shares is touched.
   *
   * @param from first share
   * @param to one past the last
   * @param inputs [1, I], or empty if they are already projected
   * @param memory reserved; the same for all shares and phases of a step
   * @param views of the caller alone
   */
  void step(
      int phase,
      int from,
      int to,
      Optional<Rows> inputs,
      Rows gates,
      Rows before,
      Rows cell,
      Rows after,
      StepMemory memory,
      CellStep views) {
    if (phase == kernel.forwardPhases()) {
      project(from, to, 1, memory.inner, after, memory.output);
      return;
    }
    int first = firstBlock(from);
    int last = firstBlock(to);
    if (first == last) {
      return;
    }
    Rows product = layout.cell().separateProduct() ? memory.product : gates;
    if (phase == 0) {
      int panel = first * layout.blockColumns() / PANEL;
      int end = (last * layout.blockColumns() + PANEL - 1) / PANEL;
      if (inputs.isPresent()) {
        Arrays.fill(gates.data(), panel * PANEL, end * PANEL, 0);
        input.multiplyAdd(panel, end, 1, inputs.get(), gates);
      }
      if (layout.cell().separateProduct()) {
        Arrays.fill(product.data(), panel * PANEL, end * PANEL, 0);
      }
      hidden.multiplyAdd(panel, end, 1, before, product);
      if (layout.cell().normalises()) {
        int at = panel * PANEL;
        System.arraycopy(gates.data(), at, memory.input.data(), at, (end - panel) * PANEL);
      }
    }
    views.rows = 1;
    if (layout.cell().normalises()) {
      moveAll(views, memory.input, product, cell, views.statistics);
    }
    Rows inner = layout.projected() ? memory.inner : after;
    move(views, first, last - first, gates, product, before, cell, inner);
    kernel.forward(phase, views);
  }

  /**
   * One step of some lanes.
   *
   * @param gates [lanes, S]: projected inputs; overwritten
   * @param before [lanes, R]
   * @param cell [lanes, H], replaced by that after the step; scratch for cells without
   * @param after [lanes, R], replaced
   */
  void step(int lanes, Rows gates, Rows before, Rows cell, Rows after, StepMemory memory) {
    int blocks = layout.blocks();
    int group = lanes < FEW_LANES ? blocks : layout.groupBlocks();
    boolean separate = layout.cell().separateProduct();
    Rows product = separate ? memory.product(lanes, stride()) : gates;
    Rows inner = layout.projected() ? memory.inner(lanes, units()) : after;
    CellStep views = memory.views;
    views.rows = lanes;
    if (layout.cell().normalises()) {
      moveAll(views, gates, product, cell, memory.statistics(lanes));
    }
    for (int block = 0; block < blocks; block += group) {
      int count = Math.min(group, blocks - block);
      int from = block * layout.blockColumns() / PANEL;
      int columns = count * layout.blockColumns();
      hidden.multiplyAdd(from, from + (columns + PANEL - 1) / PANEL, lanes, before, product);
      move(views, block, count, gates, product, before, cell, inner);
      kernel.forward(0, views);
    }
    for (int phase = 1; phase < kernel.forwardPhases(); phase++) {
      move(views, 0, blocks, gates, product, before, cell, inner);
      kernel.forward(phase, views);
    }
    if (layout.projected()) {
      int panels = projection.panels();
      project(0, panels, lanes, inner, after, memory.projected(lanes, panels * PANEL));
    }
  }

  /** What passes read of all units. */
  private void moveAll(CellStep views, Rows inputs, Rows product, Rows cell, Rows statistics) {
    views.units = layout.hidden();
    views.allBlocks = layout.blocks();
    move(views.allInputs, inputs, 0);
    move(views.allProducts, product, 0);
    move(views.allCells, cell, 0);
    move(views.statistics, statistics, 0);
  }

  private void move(
      CellStep views,
      int block,
      int blocks,
      Rows gates,
      Rows product,
      Rows before,
      Rows cell,
      Rows inner) {
    int unit = block * CellKernels.BLOCK;
    int column = block * layout.blockColumns();
    views.blocks = blocks;
    views.firstBlock = block;
    move(views.gates, gates, column);
    move(views.product, product, column);
    views.bias.at(bias, column, 0);
    views.extra.at(extra, unit, units());
    move(views.hiddenBefore, before, unit);
    move(views.cellBefore, cell, unit);
    views.updateMask.at(ones, unit, 0);
    move(views.cell, cell, unit);
    move(views.hidden, inner, unit);
  }

  private static void move(Rows view, Rows rows, int by) {
    view.at(rows.data(), rows.offset() + by, rows.stride());
  }

  /** Hidden units [lanes, H] to the outputs [lanes, R] of some panels. */
  private void project(int from, int to, int lanes, Rows inner, Rows after, Rows projected) {
    int first = from * PANEL;
    int count = Math.min(width(), to * PANEL) - first;
    if (count <= 0) {
      return;
    }
    for (int lane = 0; lane < lanes; lane++) {
      int at = lane * projected.stride();
      Arrays.fill(projected.data(), at + first, at + to * PANEL, 0);
    }
    projection.multiplyAdd(from, to, lanes, inner, projected);
    for (int lane = 0; lane < lanes; lane++) {
      System.arraycopy(
          projected.data(),
          lane * projected.stride() + first,
          after.data(),
          after.offset() + lane * after.stride() + first,
          count);
    }
  }
}
