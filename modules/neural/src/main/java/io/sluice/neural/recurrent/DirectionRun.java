package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.Rows;
import java.util.Arrays;

/**
 * Whole sequences through one direction of a layer, in memory that is reused. Works in chunks of a
 * few steps, whose projected inputs stay in cache until the steps are made.
 */
final class DirectionRun {
  /** Rows of a chunk, unless one step has more. */
  private static final int CHUNK = 128;

  /** Keeps rows off each other's cache sets where widths are powers of two. */
  private static final int SKEW = 16;

  private float[] gates = {};
  private float[] cells = {};
  private float[] zeros = {};
  private int gateStride;
  private final StepMemory memory = new StepMemory();
  private final Rows input = new Rows();
  private final Rows gate = new Rows();
  private final Rows before = new Rows();
  private final Rows cell = new Rows();
  private final Rows after = new Rows();

  /**
   * Runs all lanes from zero state.
   *
   * @param inputs [T * B, I]
   * @param outputs [T * B, R], replaced; zero beyond the lengths already
   */
  void run(LayerPredictor layer, Window window, boolean reverse, Rows inputs, Rows outputs) {
    int time = window.time();
    int steps = Math.min(time, Math.max(1, CHUNK / window.batch()));
    reserve(layer, steps, window.batch());
    for (int done = 0; done < time; done += steps) {
      int count = Math.min(steps, time - done);
      int from = reverse ? time - done - count : done;
      project(layer, window, from, from + count, inputs);
      for (int step = 0; step < count; step++) {
        int t = reverse ? from + count - 1 - step : from + step;
        step(layer, window, t, t - from, reverse ? t + 1 : t - 1, outputs);
      }
    }
  }

  private void reserve(LayerPredictor layer, int steps, int batch) {
    gateStride = layer.stride() + SKEW;
    gates = StepMemory.atLeast(gates, Math.multiplyExact(steps * batch, gateStride));
    cells = StepMemory.atLeast(cells, batch * layer.units());
    zeros = StepMemory.atLeast(zeros, layer.width());
    Arrays.fill(cells, 0, batch * layer.units(), 0);
  }

  /** Projects the inputs of the steps from {@code from} to {@code to} - 1, where lanes go on. */
  private void project(LayerPredictor layer, Window window, int from, int to, Rows inputs) {
    int batch = window.batch();
    Arrays.fill(gates, 0, (to - from) * batch * gateStride, 0);
    if (window.full()) {
      project(layer, from * batch, 0, (to - from) * batch, inputs);
      return;
    }
    for (int t = from; t < to; t++) {
      int lane = window.nextActive(t, 0);
      while (lane < batch) {
        int end = window.nextEnded(t, lane);
        project(layer, t * batch + lane, (t - from) * batch + lane, end - lane, inputs);
        lane = window.nextActive(t, end);
      }
    }
  }

  private void project(LayerPredictor layer, int source, int target, int rows, Rows inputs) {
    int at = inputs.offset() + source * inputs.stride();
    layer.addProjection(
        rows,
        input.at(inputs.data(), at, inputs.stride()),
        gate.at(gates, target * gateStride, gateStride));
  }

  /**
   * One step of the lanes that have not ended.
   *
   * @param slot of the step in the chunk
   * @param past the step that was made before; none if out of range
   */
  private void step(LayerPredictor layer, Window window, int t, int slot, int past, Rows outputs) {
    int batch = window.batch();
    int units = layer.units();
    int lane = window.nextActive(t, 0);
    while (lane < batch) {
      int end = window.nextEnded(t, lane);
      if (past < 0 || past == window.time()) {
        before.at(zeros, 0, 0);
      } else {
        moveTo(before, outputs, past * batch + lane);
      }
      moveTo(after, outputs, t * batch + lane);
      layer.step(
          end - lane,
          gate.at(gates, (slot * batch + lane) * gateStride, gateStride),
          before,
          cell.at(cells, lane * units, units),
          after,
          memory);
      lane = window.nextActive(t, end);
    }
  }

  private static void moveTo(Rows view, Rows rows, int row) {
    view.at(rows.data(), rows.offset() + row * rows.stride(), rows.stride());
  }
}
