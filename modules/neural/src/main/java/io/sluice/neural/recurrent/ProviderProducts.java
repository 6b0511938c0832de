package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.memory.Floats;

/**
 * Products by the engine's provider, for all lanes of a step at once. Lanes that have ended are
 * multiplied too; nobody looks at the result.
 */
final class ProviderProducts implements SliceProducts {
  private final LayerDirection direction;
  private final int fromUnit;
  private final int fromColumn;
  private final int units;
  private final int columns;
  private final int blocks;
  private final StepProducts.Weights forward;
  private final StepProducts.Weights backward;

  /** [B, own columns], where the product is kept apart. */
  private final Floats product;

  /** [B, own units]. */
  private final Floats dHidden;

  private final float[] row;

  ProviderProducts(
      Engine engine,
      StepProducts steps,
      LayerDirection direction,
      int fromBlock,
      int blocks,
      int maxBatch) {
    this.direction = direction;
    this.blocks = blocks;
    GateLayout layout = direction.layout;
    fromUnit = fromBlock * CellKernels.BLOCK;
    fromColumn = fromBlock * layout.blockColumns();
    units = blocks * CellKernels.BLOCK;
    columns = blocks * layout.blockColumns();
    forward = steps.weights(layout.hidden(), columns, maxBatch);
    backward = steps.weights(layout.columns(), units, maxBatch);
    boolean separate = GatePass.of(layout.cell()).separateProduct();
    product = engine.arena().allocate(separate ? maxBatch : 0, columns);
    dHidden = engine.arena().allocate(maxBatch, units);
    row = new float[units];
  }

  private static int padded(int width) {
    return (width + PANEL - 1) / PANEL * PANEL;
  }

  @Override
  public int forwardWidth() {
    return padded(columns);
  }

  @Override
  public int backwardWidth() {
    return padded(units);
  }

  @Override
  public int groupBlocks() {
    return blocks;
  }

  private Matrix weights() {
    int width = direction.layout.columns();
    return new Matrix(
        direction.hiddenWeights(),
        fromColumn,
        direction.layout.hidden(),
        columns,
        width,
        Matrix.Order.ROWS);
  }

  @Override
  public void beginForward() {
    forward.pack(weights());
    writeOperand(0);
  }

  @Override
  public void beginBackward() {
    int all = direction.layout.columns();
    backward.pack(
        new Matrix(
            direction.hiddenWeights(), fromUnit * all, all, units, all, Matrix.Order.COLUMNS));
  }

  @Override
  public void forward(int step) {
    StepProducts.Rows operand = direction.stepOperands[step & 1];
    int batch = direction.window.batch();
    if (product.length() > 0) {
      forward.multiply(operand, batch, Accumulation.REPLACE, product, 0, columns);
    } else {
      int stride = direction.layout.columns();
      int target = direction.time(step) * batch * stride + fromColumn;
      forward.multiply(operand, batch, Accumulation.ADD, direction.gates, target, stride);
    }
  }

  @Override
  public void readProduct(float[] target, int stride) {
    for (int lane = 0; lane < direction.window.batch(); lane++) {
      product.read(lane * columns, target, lane * stride, columns);
    }
  }

  @Override
  public void addForward(
      int block, int count, int row, int rows, float[] operand, float[] target, int stride) {
    // done for all blocks before the gates were read
  }

  @Override
  public void keepHidden(int step) {
    writeOperand(step + 1);
  }

  private void writeOperand(int step) {
    int width = direction.layout.paddedHidden();
    direction.stepOperands[step & 1].write(
        direction.window.batch(), fromUnit, units, direction.operand[step & 1], fromUnit, width);
  }

  @Override
  public void backward(int step) {
    backward.multiply(
        direction.stepDerivatives[(step + 1) & 1],
        direction.window.batch(),
        Accumulation.REPLACE,
        dHidden,
        0,
        units);
  }

  @Override
  public void addBackward(int from, int rows, float[] operand, float[] target, int stride) {
    for (int lane = from; lane < from + rows; lane++) {
      dHidden.read(lane * units, row, 0, units);
      int at = lane * stride;
      for (int i = 0; i < units; i++) {
        target[at + i] += row[i];
      }
    }
  }

  @Override
  public void keepDerivatives(int step) {
    int width = direction.layout.columns();
    direction.stepDerivatives[step & 1].write(
        direction.window.batch(),
        fromColumn,
        columns,
        direction.dHiddenGates[step & 1],
        fromColumn,
        width);
  }
}
