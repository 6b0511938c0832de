package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.RowKernels;
import java.util.Arrays;

/**
 * What one worker's columns have to do with an input of few different rows: it reads their
 * projections, and sums the derivatives of all places where a row occurs, in the order of the steps
 * and lanes. Nothing is reserved until such an input comes.
 */
final class RepeatedShare {
  private final LayerDirection direction;
  private final RowKernels kernels;
  private final int fromColumn;
  private final int columns;

  /** [rows, own columns]. */
  private float[] sums = {};

  RepeatedShare(LayerDirection direction, RowKernels kernels, int fromColumn, int columns) {
    this.direction = direction;
    this.kernels = kernels;
    this.fromColumn = fromColumn;
    this.columns = columns;
  }

  /** Reads the projected inputs of a step, own columns of all lanes. */
  void read(int time, float[] target, int stride) {
    int batch = direction.window.batch();
    int width = direction.layout.columns();
    for (int lane = 0; lane < batch; lane++) {
      int from = direction.input.places()[time * batch + lane] * width + fromColumn;
      direction.table.read(from, target, lane * stride, columns);
    }
  }

  /** Copies them to where the projected inputs of the step would be. */
  void copy(int time) {
    int batch = direction.window.batch();
    int width = direction.layout.columns();
    for (int lane = 0; lane < batch; lane++) {
      int row = time * batch + lane;
      int from = direction.input.places()[row] * width + fromColumn;
      direction.gates.copyFrom(row * width + fromColumn, direction.table, from, columns);
    }
  }

  /** Starts a backward pass. */
  void begin() {
    if (direction.input.repeats()) {
      int size = Math.multiplyExact(direction.input.rows(), columns);
      sums = StepMemory.atLeast(sums, size);
      Arrays.fill(sums, 0, size, 0);
    }
  }

  /** Adds the derivatives by the projected inputs of a step. */
  void add(int time, float[] derivatives) {
    int batch = direction.window.batch();
    int width = direction.layout.columns();
    for (int lane = 0; lane < batch && direction.input.repeats(); lane++) {
      if (direction.window.active(time, lane)) {
        int row = direction.input.places()[time * batch + lane];
        kernels.add(sums, row * columns, derivatives, lane * width + fromColumn, columns);
      }
    }
  }

  /** Hands the sums over. */
  void end() {
    int width = direction.layout.columns();
    for (int row = 0; row < direction.input.rows() && direction.input.repeats(); row++) {
      direction.dTable.write(row * width + fromColumn, sums, row * columns, columns);
    }
  }
}
