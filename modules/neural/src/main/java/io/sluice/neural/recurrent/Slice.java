package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Rows;
import io.sluice.neural.memory.Floats;
import java.util.Arrays;

/**
 * The part of one direction of a layer that one worker owns: whole blocks of 16 hidden units with
 * their recurrent products. Every element it computes is one chain of operations that does not
 * depend on how the blocks are dealt.
 */
final class Slice {
  /** Keeps rows of scratch from falling on the same cache sets. */
  private static final int SKEW = 16;

  final LayerDirection direction;
  final int blocks;
  final int fromUnit;
  final int fromColumn;

  /** [B, own units] each. */
  final float[] dHidden;

  float[] cellBefore;
  float[] cellAfter;

  /** Sums over all steps and lanes, [own columns] and [extras, own units]. */
  final float[] dBias;

  final float[] dExtra;

  /** [B, own columns]: projected input, then gates. */
  private final float[] gates;

  /** [B, own columns]: recurrent product, where it is kept apart. */
  final float[] product;

  private final float[] hiddenBefore;
  private final float[] masked;
  private final int gateStride;
  private final int unitStride;
  private final int units;
  private final int columns;
  private final CellKernels cells;
  private final GatePass pass;
  private final SliceProducts products;

  Slice(LayerDirection direction, int fromBlock, int toBlock, int maxBatch, Engine engine) {
    this.direction = direction;
    GateLayout layout = direction.layout;
    cells = engine.kernels().cells();
    pass = GatePass.of(layout.cell());
    blocks = toBlock - fromBlock;
    fromUnit = fromBlock * CellKernels.BLOCK;
    fromColumn = fromBlock * layout.blockColumns();
    units = blocks * CellKernels.BLOCK;
    columns = blocks * layout.blockColumns();
    products = SliceProducts.of(engine, direction, fromBlock, blocks, maxBatch);
    gateStride = products.forwardWidth() + SKEW;
    unitStride = products.backwardWidth() + SKEW;
    gates = new float[maxBatch * gateStride];
    product = pass.separateProduct() ? new float[maxBatch * gateStride] : gates;
    dHidden = new float[maxBatch * unitStride];
    masked = new float[direction.hiddenMask.length > 0 ? maxBatch * unitStride : 0];
    hiddenBefore = new float[pass.separateProduct() ? maxBatch * unitStride : 0];
    cellBefore = new float[maxBatch * unitStride];
    cellAfter = new float[maxBatch * unitStride];
    dBias = new float[columns];
    dExtra = new float[layout.extras() * units];
  }

  Rows gateRows(Rows rows, int block, int row) {
    return rows.at(gates, row * gateStride + block * direction.layout.blockColumns(), gateStride);
  }

  Rows productRows(Rows rows, int block, int row) {
    return rows.at(product, row * gateStride + block * direction.layout.blockColumns(), gateStride);
  }

  /** Own units of rows of a [B, H] array of the direction. */
  Rows unitRows(Rows rows, float[] data, int block, int row) {
    int width = direction.layout.paddedHidden();
    return rows.at(data, row * width + fromUnit + block * CellKernels.BLOCK, width);
  }

  Rows maskRows(Rows rows, int block, int row) {
    int stride = direction.updateMaskStride;
    int offset = row * stride + fromUnit + block * CellKernels.BLOCK;
    return rows.at(direction.updateMask, offset, stride);
  }

  /** Own columns of rows of a [B, C] array of the direction. */
  Rows columnRows(Rows rows, float[] data, int row) {
    int width = direction.layout.columns();
    return rows.at(data, row * width + fromColumn, width);
  }

  Rows scratchRows(Rows rows, float[] data, int row) {
    return rows.at(data, row * unitStride, unitStride);
  }

  /** Starts a forward pass. */
  void beginForward() {
    products.beginForward();
  }

  /** Computes own units of all lanes after a step. */
  void forward(int step) {
    Window window = direction.window;
    int time = direction.time(step);
    products.forward(step);
    readGates(time);
    if (product != gates) {
      products.readProduct(product, gateStride);
    }
    int group = products.groupBlocks();
    for (int block = 0; block < blocks; block += group) {
      int count = Math.min(group, blocks - block);
      int row = window.nextActive(time, 0);
      while (row < window.batch()) {
        int end = window.nextEnded(time, row);
        products.addForward(
            block, count, row, end - row, direction.operand[step & 1], product, gateStride);
        pass.forward(cells, this, step, block, count, row, end - row);
        row = window.nextActive(time, end);
      }
    }
    if (!window.full()) {
      freeze(step, time);
    }
    if (direction.dropsHidden) {
      maskHidden(step);
    }
    products.keepHidden(step);
    if (direction.keeps) {
      writeGates(time);
    }
  }

  private void readGates(int time) {
    int batch = direction.window.batch();
    int width = direction.layout.columns();
    for (int lane = 0; lane < batch; lane++) {
      int source = (time * batch + lane) * width + fromColumn;
      direction.gates.read(source, gates, lane * gateStride, columns);
    }
  }

  private void writeGates(int time) {
    int batch = direction.window.batch();
    int width = direction.layout.columns();
    for (int lane = 0; lane < batch; lane++) {
      int target = (time * batch + lane) * width + fromColumn;
      direction.gates.write(target, gates, lane * gateStride, columns);
    }
  }

  /** Lanes that have ended keep their state. */
  private void freeze(int step, int time) {
    int width = direction.layout.paddedHidden();
    int before = step & 1;
    int after = before ^ 1;
    for (int lane = 0; lane < direction.window.batch(); lane++) {
      if (!direction.window.active(time, lane)) {
        int at = lane * width + fromUnit;
        System.arraycopy(direction.hidden[before], at, direction.hidden[after], at, units);
        System.arraycopy(direction.cell[before], at, direction.cell[after], at, units);
      }
    }
  }

  private void maskHidden(int step) {
    int width = direction.layout.paddedHidden();
    float[] hidden = direction.hidden[(step + 1) & 1];
    float[] operand = direction.operand[(step + 1) & 1];
    for (int lane = 0; lane < direction.window.batch(); lane++) {
      int at = lane * width + fromUnit;
      for (int i = at; i < at + units; i++) {
        operand[i] = hidden[i] * direction.hiddenMask[i];
      }
    }
  }

  /** Starts a backward pass. */
  void beginBackward() {
    products.beginBackward();
    Arrays.fill(dBias, 0);
    Arrays.fill(dExtra, 0);
    int width = direction.layout.paddedHidden();
    for (int lane = 0; lane < direction.window.batch(); lane++) {
      int at = lane * width + fromUnit;
      Arrays.fill(direction.carry, at, at + units, 0);
    }
    readCells(direction.window.time(), cellAfter);
  }

  /** Computes own columns of the derivatives of a step from all columns of the step after. */
  void backward(int step, Floats dOutput) {
    Window window = direction.window;
    int time = direction.time(step);
    for (int lane = 0; lane < window.batch(); lane++) {
      int source =
          (time * window.batch() + lane) * direction.outputWidth
              + direction.outputOffset
              + fromUnit;
      dOutput.read(source, dHidden, lane * unitStride, units);
    }
    readGates(time);
    readCells(step, cellBefore);
    if (step + 1 < window.time()) {
      products.backward(step);
    }
    int row = window.nextActive(time, 0);
    while (row < window.batch()) {
      int end = window.nextEnded(time, row);
      if (step + 1 < window.time()) {
        addHiddenDerivative(step, row, end - row);
      }
      pass.backward(cells, this, step, row, end - row);
      row = window.nextActive(time, end);
    }
    if (!window.full()) {
      clearEnded(step, time);
    }
    products.keepDerivatives(step);
    float[] swapped = cellBefore;
    cellBefore = cellAfter;
    cellAfter = swapped;
  }

  private void readCells(int block, float[] target) {
    if (direction.cells.length() == 0) {
      return;
    }
    int batch = direction.window.batch();
    int width = direction.layout.paddedHidden();
    for (int lane = 0; lane < batch; lane++) {
      int source = (block * batch + lane) * width + fromUnit;
      direction.cells.read(source, target, lane * unitStride, units);
    }
  }

  /** Own hidden units of some lanes before a step. */
  float[] readHiddenBefore(int step, int row, int rows) {
    int block = direction.blockBefore(direction.time(step)) * direction.window.batch();
    for (int lane = row; lane < row + rows; lane++) {
      int source = (block + lane) * direction.outputWidth + direction.outputOffset + fromUnit;
      direction.outputs.read(source, hiddenBefore, lane * unitStride, units);
    }
    return hiddenBefore;
  }

  /** dHidden += dGates of the step after, times the transposed recurrent weights. */
  private void addHiddenDerivative(int step, int row, int rows) {
    float[] target = dHidden;
    if (direction.dropsHidden) {
      target = masked;
      Arrays.fill(masked, row * unitStride, (row + rows) * unitStride, 0);
    }
    products.addBackward(row, rows, direction.dHiddenGates[(step + 1) & 1], target, unitStride);
    for (int lane = row; lane < row + rows && direction.dropsHidden; lane++) {
      int mask = lane * direction.layout.paddedHidden() + fromUnit;
      int at = lane * unitStride;
      for (int i = 0; i < units; i++) {
        dHidden[at + i] = Math.fma(masked[at + i], direction.hiddenMask[mask + i], dHidden[at + i]);
      }
    }
  }

  private void clearEnded(int step, int time) {
    int width = direction.layout.columns();
    for (int lane = 0; lane < direction.window.batch(); lane++) {
      if (!direction.window.active(time, lane)) {
        int at = lane * width + fromColumn;
        Arrays.fill(direction.dGates[step & 1], at, at + columns, 0);
        Arrays.fill(direction.dHiddenGates[step & 1], at, at + columns, 0);
      }
    }
  }

  /** Adds own sums to the gradients. */
  void addSums() {
    add(direction.parameters.dBias(), fromColumn, dBias, 0, columns);
    for (int kind = 0; kind < direction.layout.extras(); kind++) {
      int target = kind * direction.layout.paddedHidden() + fromUnit;
      add(direction.parameters.dExtra(), target, dExtra, kind * units, units);
    }
  }

  private static void add(Floats target, int at, float[] sums, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target.set(at + i, target.get(at + i) + sums[offset + i]);
    }
  }
}
