package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.memory.Floats;

/**
 * Products by the engine's provider, for all lanes of a step at once. Lanes that have ended are
 * multiplied too; nobody looks at the result.
 */
final class ProviderProducts implements OwnProducts {
  private final int depth;
  private final int columns;
  private final StepProducts.Weights weights;

  /** [B, columns]. */
  private final Floats result;

  private final float[] part;
  private boolean added;

  ProviderProducts(Engine engine, StepProducts steps, int depth, int columns, int maxBatch) {
    this.depth = depth;
    this.columns = columns;
    weights = steps.weights(depth, columns, maxBatch);
    result = engine.arena().allocate(maxBatch, columns);
    part = new float[columns];
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public int width() {
    return (columns + PANEL - 1) / PANEL * PANEL;
  }

  @Override
  public void pack(Matrix b) {
    weights.pack(b);
  }

  @Override
  public boolean atOnce() {
    return true;
  }

  @Override
  public void multiply(StepProducts.Rows operand, int batch) {
    weights.multiply(operand, batch, Accumulation.REPLACE, result, 0, columns);
    added = false;
  }

  @Override
  public void multiplyOnto(
      StepProducts.Rows operand, int batch, Floats target, int offset, int stride) {
    weights.multiply(operand, batch, Accumulation.ADD, target, offset, stride);
    added = true;
  }

  @Override
  public void addProduct(
      int from, int to, int row, int rows, float[] operand, int width, float[] target, int stride) {
    for (int lane = row; lane < row + rows && !added; lane++) {
      result.read(lane * columns + from, part, 0, to - from);
      int at = lane * stride + from;
      for (int i = 0; i < to - from; i++) {
        target[at + i] += part[i];
      }
    }
  }
}
