package io.sluice.neural.dense;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Bias;
import io.sluice.neural.team.Team;

/** Adds a bias to rows, and rows to its gradient, each worker for its own columns, row by row. */
final class BiasRows {
  private static final int BLOCK = 16;

  private final Team team;
  private final RowKernels kernels;
  private final Bias bias;
  private final int stride;
  private final float[][] rows;
  private final float[][] terms;
  private final Team.Task addTask = this::add;
  private final Team.Task sumTask = this::sum;

  private Floats data;
  private int count;

  BiasRows(Engine engine, Bias bias, int stride) {
    team = engine.team();
    kernels = engine.kernels().rows();
    this.bias = bias;
    this.stride = stride;
    rows = new float[team.size()][stride];
    terms = new float[team.size()][stride];
    data = engine.arena().allocate(0);
  }

  /** {@code output[n] += b}. */
  void add(Floats output, int rowCount) {
    data = output;
    count = rowCount;
    team.run(addTask);
  }

  /** {@code db += sum over n of dOutput[n]}. */
  void sum(Floats dOutput, int rowCount) {
    data = dOutput;
    count = rowCount;
    team.run(sumTask);
  }

  private void add(Team.Worker worker) {
    float[] row = rows[worker.index()];
    float[] term = terms[worker.index()];
    bias.values().read(0, term, 0, bias.size());
    int to = worker.to(count);
    for (int n = worker.from(count); n < to; n++) {
      data.read(n * stride, row, 0, bias.size());
      kernels.add(row, 0, term, 0, bias.size());
      data.write(n * stride, row, 0, bias.size());
    }
  }

  private void sum(Team.Worker worker) {
    int from = worker.from(stride / BLOCK) * BLOCK;
    int columns = Math.min(bias.size(), worker.to(stride / BLOCK) * BLOCK) - from;
    if (columns <= 0) {
      return;
    }
    float[] total = rows[worker.index()];
    float[] term = terms[worker.index()];
    Floats gradients = bias.gradients();
    gradients.read(from, total, 0, columns);
    for (int n = 0; n < count; n++) {
      data.read(n * stride + from, term, 0, columns);
      kernels.add(total, 0, term, 0, columns);
    }
    gradients.write(from, total, 0, columns);
  }
}
