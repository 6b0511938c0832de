package io.sluice.neural.recurrent;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.List;

/**
 * Products by the engine's provider, for all lanes of a step at once. Lanes that have ended are
 * multiplied too; nobody looks at the result. Many weights are cut into runs of columns, which
 * steps go through there and back.
 */
final class ProviderProducts implements OwnProducts {
  /** Weights of a run, about: a few dozen microseconds of work, a small part of a cache. */
  private static final int RUN = 1 << 19;

  private final int depth;
  private final int columns;
  private final List<ColumnRun> runs = new ArrayList<>();

  /** [B, columns]. */
  private final Floats result;

  private final float[] part;
  private boolean added;
  private int turn;

  /** Weights of the columns {@code from} to {@code to} - 1. */
  private record ColumnRun(int from, int to, StepProducts.Weights weights) {}

  ProviderProducts(Engine engine, StepProducts steps, int depth, int columns, int maxBatch) {
    this(engine, steps, depth, columns, maxBatch, RUN);
  }

  /**
   * @param mostWeights of a run, about
   */
  ProviderProducts(
      Engine engine, StepProducts steps, int depth, int columns, int maxBatch, int mostWeights) {
    this.depth = depth;
    this.columns = columns;
    int panels = (columns + PANEL - 1) / PANEL;
    int count = (int) Math.max(1, Math.min(panels, (long) depth * columns / mostWeights));
    for (int i = 0; i < count; i++) {
      int from = panels * i / count * PANEL;
      int to = Math.min(columns, panels * (i + 1) / count * PANEL);
      runs.add(new ColumnRun(from, to, steps.weights(depth, to - from, maxBatch)));
    }
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
    for (ColumnRun run : runs) {
      run.weights().pack(b.columns(run.from(), run.to()));
    }
  }

  @Override
  public boolean atOnce() {
    return true;
  }

  @Override
  public void multiply(StepRows operand, int first, int batch) {
    multiply(operand, first, batch, Accumulation.REPLACE, result, 0, columns);
    added = false;
  }

  @Override
  public void multiplyOnto(
      StepRows operand, int first, int batch, Floats target, int offset, int stride) {
    multiply(operand, first, batch, Accumulation.ADD, target, offset, stride);
    added = true;
  }

  private void multiply(
      StepRows operand,
      int first,
      int batch,
      Accumulation accumulation,
      Floats target,
      int offset,
      int stride) {
    turn++;
    for (int i = 0; i < runs.size(); i++) {
      ColumnRun run = runs.get(Turns.place(i, runs.size(), turn));
      run.weights()
          .multiply(operand, first, batch, accumulation, target, offset + run.from(), stride);
    }
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
