package io.sluice.neural.softmax;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.team.Team;

/**
 * Rows of one width taken out of a matrix to lie side by side, and added back to where they came
 * from. Each row is moved by one worker, so the rows that are added to must be distinct.
 */
final class RowMoves {
  private final Team team;
  private final RowKernels kernels;
  private final int width;
  private final float[][] rows;
  private final float[][] terms;
  private final Team.Task gatherTask = this::gather;
  private final Team.Task addTask = this::add;

  private Floats from;
  private Floats to;
  private int[] places = new int[0];
  private int count;

  RowMoves(Engine engine, int width) {
    team = engine.team();
    kernels = engine.kernels().rows();
    this.width = width;
    rows = new float[team.size()][width];
    terms = new float[team.size()][width];
    from = engine.arena().allocate(0);
    to = from;
  }

  /** {@code target[i] = source[places[i]]}. */
  void gather(Floats source, int[] at, int rowCount, Floats target) {
    set(source, target, at, rowCount);
    team.run(gatherTask);
  }

  /** {@code target[places[i]] += source[i]}. */
  void addTo(Floats target, int[] at, int rowCount, Floats source) {
    set(source, target, at, rowCount);
    team.run(addTask);
  }

  private void set(Floats source, Floats target, int[] at, int rowCount) {
    from = source;
    to = target;
    places = at;
    count = rowCount;
  }

  private void gather(Team.Worker worker) {
    float[] row = rows[worker.index()];
    int end = worker.to(count);
    for (int i = worker.from(count); i < end; i++) {
      from.read(places[i] * width, row, 0, width);
      to.write(i * width, row, 0, width);
    }
  }

  private void add(Team.Worker worker) {
    float[] row = rows[worker.index()];
    float[] term = terms[worker.index()];
    int end = worker.to(count);
    for (int i = worker.from(count); i < end; i++) {
      to.read(places[i] * width, row, 0, width);
      from.read(i * width, term, 0, width);
      kernels.add(row, 0, term, 0, width);
      to.write(places[i] * width, row, 0, width);
    }
  }
}
