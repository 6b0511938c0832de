package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Placement;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.memory.Floats;
import java.util.Arrays;

/**
 * The units of one direction of a layer that one worker owns: whole blocks of 16 with their packed
 * recurrent weights. Every element it computes is one chain of operations that does not depend on
 * how the blocks are dealt.
 */
final class GateSlice {
  /** Keeps rows of scratch from falling on the same cache sets. */
  static final int SKEW = 16;

  private final LayerDirection direction;
  private final GateLayout layout;
  private final CellKernel kernel;
  private final CellStep views = new CellStep();
  private final OwnProducts recurrent;

  /** Own columns of the recurrent weights. */
  private final Placement weights;

  private final int blocks;
  private final int fromUnit;
  private final int fromColumn;
  private final int units;
  private final int columns;
  private final int gateStride;
  private final int unitStride;

  /** [B, own columns]: projected input, then gates. */
  private final float[] gates;

  /** [B, own columns]: recurrent product, where it is kept apart. */
  private final float[] product;

  private final NormalisationShare normalisation;
  private final RepeatedShare repeated;

  /** [B, own units]: derivative by the hidden units. */
  private final Derivative dHidden;

  /** [B, own units] each. */
  private final float[] hiddenBefore;

  private float[] cellBefore;
  private float[] cellAfter;

  /** Sums over all steps and lanes, [own columns] and [extras, own units]. */
  private final float[] dBias;

  private final float[] dExtra;

  /**
   * @param dHidden where the derivative by its hidden units is found, before a backward step
   */
  GateSlice(
      LayerDirection direction,
      int fromBlock,
      int toBlock,
      int maxBatch,
      Engine engine,
      Derivative dHidden) {
    this.direction = direction;
    this.dHidden = dHidden;
    layout = direction.layout;
    kernel = layout.cell().kernel(engine.kernels().cells());
    blocks = toBlock - fromBlock;
    fromUnit = fromBlock * CellKernels.BLOCK;
    fromColumn = fromBlock * layout.blockColumns();
    units = blocks * CellKernels.BLOCK;
    columns = blocks * layout.blockColumns();
    recurrent = OwnProducts.of(engine, layout.outputs(), columns, maxBatch);
    weights =
        new Placement(fromColumn, layout.outputs(), columns, layout.columns(), Matrix.Order.ROWS);
    gateStride = recurrent.width() + SKEW;
    unitStride = units + SKEW;
    boolean separate = layout.cell().separateProduct();
    gates = new float[maxBatch * gateStride];
    product = separate ? new float[maxBatch * gateStride] : gates;
    repeated = new RepeatedShare(direction, engine.kernels().rows(), fromColumn, columns);
    normalisation = new NormalisationShare(direction, fromBlock, toBlock, maxBatch, gateStride);
    hiddenBefore = new float[layout.cell().readsHidden() ? maxBatch * unitStride : 0];
    cellBefore = new float[maxBatch * unitStride];
    cellAfter = new float[maxBatch * unitStride];
    dBias = new float[columns];
    dExtra = new float[layout.extras() * units];
  }

  /** Starts a forward pass. */
  void beginForward() {
    if (!direction.packs) {
      return;
    }
    recurrent.pack(weights.in(direction.hiddenWeights()));
  }

  /** A phase of a step for own units of all lanes. */
  void forward(int phase, int step) {
    Window window = direction.window;
    int time = direction.time(step);
    if (phase == 0) {
      if (recurrent.atOnce()) {
        multiply(step, time);
      }
      readInputs(time, gates);
      if (product != gates) {
        Arrays.fill(product, 0, window.batch() * gateStride, 0);
      }
    }
    int group = phase > 0 || recurrent.atOnce() ? blocks : layout.groupBlocks();
    int groups = (blocks + group - 1) / group;
    for (int i = 0; i < groups; i++) {
      int block = group * Turns.place(i, groups, step);
      int count = Math.min(group, blocks - block);
      int row = window.nextActive(time, 0);
      while (row < window.batch()) {
        int end = window.nextEnded(time, row);
        if (phase == 0) {
          addProduct(step, block, count, row, end - row);
        }
        moveForward(step, block, count, row, end - row);
        normalisation.move(views, step, row, block);
        kernel.forward(phase, views);
        row = window.nextActive(time, end);
      }
    }
    if (phase == 0) {
      normalisation.show(gates, product);
    }
    if (phase == kernel.forwardPhases() - 1) {
      freeze(step, time);
      if (direction.keeps) {
        keep(step, time);
      }
    }
  }

  /** The products of all lanes; onto the projected inputs unless they are kept apart. */
  private void multiply(int step, int time) {
    StepRows operand = direction.stepOperands;
    int first = direction.operandRow(step);
    int batch = direction.window.batch();
    if (product == gates) {
      if (direction.input.repeats()) {
        repeated.copy(time);
      }
      int width = layout.columns();
      int target = time * batch * width + fromColumn;
      recurrent.multiplyOnto(operand, first, batch, direction.gates, target, width);
    } else {
      recurrent.multiply(operand, first, batch);
    }
  }

  private void addProduct(int step, int block, int count, int row, int rows) {
    int from = block * layout.blockColumns();
    int to = from + count * layout.blockColumns();
    float[] operand = direction.operand[step & 1];
    recurrent.addProduct(from, to, row, rows, operand, layout.paddedOutputs(), product, gateStride);
  }

  private void moveForward(int step, int block, int count, int row, int rows) {
    int before = step & 1;
    int after = before ^ 1;
    int column = block * layout.blockColumns();
    int unit = fromUnit + block * CellKernels.BLOCK;
    int width = layout.paddedHidden();
    int at = row * width + unit;
    views.rows = rows;
    views.blocks = count;
    views.gates.at(gates, row * gateStride + column, gateStride);
    views.product.at(product, row * gateStride + column, gateStride);
    views.bias.at(direction.bias, fromColumn + column, 0);
    views.extra.at(direction.extra, unit, width);
    views.hiddenBefore.at(direction.inner[before], at, width);
    views.cellBefore.at(direction.cell[before], at, width);
    views.updateMask.at(
        direction.updateMask, row * direction.updateMaskStride + unit, direction.updateMaskStride);
    views.cell.at(direction.cell[after], at, width);
    views.hidden.at(direction.inner[after], at, width);
  }

  private void readInputs(int time, float[] target) {
    boolean copied = recurrent.atOnce() && product == gates;
    if (direction.input.repeats() && !copied) {
      repeated.read(time, target, gateStride);
    } else {
      read(direction.gates, time, target);
    }
  }

  /** Reads own columns of all lanes. */
  private void read(Floats source, int time, float[] target) {
    int batch = direction.window.batch();
    int width = layout.columns();
    for (int lane = 0; lane < batch; lane++) {
      int from = (time * batch + lane) * width + fromColumn;
      source.read(from, target, lane * gateStride, columns);
    }
  }

  /** Keeps what the backward pass reads. */
  private void keep(int step, int time) {
    write(gates, direction.activations, time);
    if (normalisation.active()) {
      write(product, direction.hiddenGates, time);
    }
    direction.keepUnits(step, fromUnit, units);
  }

  private void write(float[] source, Floats target, int time) {
    int batch = direction.window.batch();
    int width = layout.columns();
    for (int lane = 0; lane < batch; lane++) {
      int to = (time * batch + lane) * width + fromColumn;
      target.write(to, source, lane * gateStride, columns);
    }
  }

  /** Lanes that have ended keep their cell. */
  private void freeze(int step, int time) {
    int width = layout.paddedHidden();
    int before = step & 1;
    Window window = direction.window;
    for (int lane = 0; lane < window.batch() && !window.full(); lane++) {
      if (!window.active(time, lane)) {
        int at = lane * width + fromUnit;
        System.arraycopy(direction.cell[before], at, direction.cell[before ^ 1], at, units);
      }
    }
  }

  /** Starts a backward pass. */
  void beginBackward() {
    dHidden.begin();
    Arrays.fill(dBias, 0);
    Arrays.fill(dExtra, 0);
    repeated.begin();
    int width = layout.paddedHidden();
    for (int lane = 0; lane < direction.window.batch(); lane++) {
      int at = lane * width + fromUnit;
      Arrays.fill(direction.carry, at, at + units, 0);
    }
    readCells(direction.window.time(), cellAfter);
  }

  /** A phase of a step: own columns of the derivatives by the pre-activations. */
  void backward(int phase, int step) {
    Window window = direction.window;
    int time = direction.time(step);
    if (phase == 0) {
      read(direction.activations, time, gates);
      if (normalisation.active()) {
        readInputs(time, normalisation.input());
        read(direction.hiddenGates, time, product);
      }
      readCells(step, cellBefore);
      dHidden.beginStep(step);
    }
    int row = window.nextActive(time, 0);
    while (row < window.batch()) {
      int end = window.nextEnded(time, row);
      if (phase == 0) {
        dHidden.compute(step, row, end - row);
        readHiddenBefore(time, row, end - row);
      }
      moveBackward(step, row, end - row);
      normalisation.move(views, step, row, 0);
      kernel.backward(phase, views);
      row = window.nextActive(time, end);
    }
    if (phase == kernel.backwardPhases() - 1) {
      clearEnded(step, time);
      direction.keepDerivatives(step, fromColumn, columns);
      repeated.add(time, direction.dGates[step & 1]);
      float[] swapped = cellBefore;
      cellBefore = cellAfter;
      cellAfter = swapped;
    }
  }

  private void moveBackward(int step, int row, int rows) {
    int width = layout.paddedHidden();
    int all = layout.columns();
    int column = row * all + fromColumn;
    views.rows = rows;
    views.blocks = blocks;
    views.gates.at(gates, row * gateStride, gateStride);
    views.product.at(product, row * gateStride, gateStride);
    views.extra.at(direction.extra, fromUnit, width);
    views.hiddenBefore.at(hiddenBefore, row * unitStride, unitStride);
    views.cellBefore.at(cellBefore, row * unitStride, unitStride);
    views.updateMask.at(
        direction.updateMask,
        row * direction.updateMaskStride + fromUnit,
        direction.updateMaskStride);
    views.cell.at(cellAfter, row * unitStride, unitStride);
    views.dHidden.at(dHidden.values(), row * dHidden.stride(), dHidden.stride());
    views.carry.at(direction.carry, row * width + fromUnit, width);
    views.dGates.at(direction.dGates[step & 1], column, all);
    views.dProduct.at(direction.dHiddenGates[step & 1], column, all);
    views.dBias.at(dBias, 0, 0);
    views.dExtra.at(dExtra, 0, units);
  }

  private void readCells(int block, float[] target) {
    if (direction.cells.length() == 0) {
      return;
    }
    int batch = direction.window.batch();
    int width = layout.paddedHidden();
    for (int lane = 0; lane < batch; lane++) {
      int source = (block * batch + lane) * width + fromUnit;
      direction.cells.read(source, target, lane * unitStride, units);
    }
  }

  private void readHiddenBefore(int time, int row, int rows) {
    int block = direction.blockBefore(time) * direction.window.batch();
    for (int lane = row; lane < row + rows && hiddenBefore.length > 0; lane++) {
      int source = (block + lane) * direction.outputWidth + direction.outputOffset + fromUnit;
      direction.outputs.read(source, hiddenBefore, lane * unitStride, units);
    }
  }

  private void clearEnded(int step, int time) {
    int width = layout.columns();
    Window window = direction.window;
    for (int lane = 0; lane < window.batch() && !window.full(); lane++) {
      if (!window.active(time, lane)) {
        int at = lane * width + fromColumn;
        Arrays.fill(direction.dGates[step & 1], at, at + columns, 0);
        Arrays.fill(direction.dHiddenGates[step & 1], at, at + columns, 0);
      }
    }
  }

  /** Adds own sums to the gradients. */
  void addSums() {
    repeated.end();
    add(direction.parameters.dBias(), fromColumn, dBias, 0, columns);
    Floats extras = direction.parameters.dExtra();
    for (int kind = 0; kind < dExtra.length / units; kind++) {
      add(extras, kind * layout.paddedHidden() + fromUnit, dExtra, kind * units, units);
    }
  }

  private static void add(Floats target, int at, float[] sums, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target.set(at + i, target.get(at + i) + sums[offset + i]);
    }
  }
}
