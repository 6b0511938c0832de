package io.sluice.tagging.training;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.team.Team;
import java.util.List;
import java.util.Map;

/**
 * An exponential moving average of the weights over the steps (Polyak and Juditsky 1992): noise of
 * single steps cancels out, and the average is often better than any of them.
 *
 * <pre>average = d average + (1 - d) weights        d = min(decay, (1 + step) / (10 + step))</pre>
 *
 * <p>Without a decay nothing is averaged. The same bytes for any number of threads.
 */
final class WeightAverage {
  private static final String NAME = "average";
  private static final int BLOCK = 4096;

  private final Team team;
  private final RowKernels kernels;
  private final Parameters parameters;
  private final double decay;
  private final Floats average;
  private final float[][] mine;
  private final float[][] theirs;
  private float share;

  /**
   * @param parameters allocated already
   * @param decay in [0, 1); 0 for none
   */
  WeightAverage(Engine engine, Parameters parameters, double decay) {
    team = engine.team();
    kernels = engine.kernels().rows();
    this.parameters = parameters;
    this.decay = decay;
    average = engine.arena().allocate(isActive() ? parameters.size() : 0);
    mine = new float[team.size()][BLOCK];
    theirs = new float[team.size()][BLOCK];
  }

  private boolean isActive() {
    return decay > 0;
  }

  /** Takes the present weights into account, after so many steps. */
  void update(long steps) {
    if (isActive()) {
      share = (float) (1 - Math.min(decay, (double) (1 + steps) / (10 + steps)));
      team.run(this::blend);
    }
  }

  private void blend(Team.Worker worker) {
    float[] averages = mine[worker.index()];
    float[] weights = theirs[worker.index()];
    int blocks = (parameters.size() + BLOCK - 1) / BLOCK;
    for (int block = worker.from(blocks); block < worker.to(blocks); block++) {
      int at = block * BLOCK;
      int count = Math.min(BLOCK, parameters.size() - at);
      average.read(at, averages, 0, count);
      parameters.values().read(at, weights, 0, count);
      kernels.scale(averages, 0, count, 1 - share);
      kernels.addScaled(averages, 0, weights, 0, count, share);
      average.write(at, averages, 0, count);
    }
  }

  /** Lets the average be the weights, or the weights again. */
  void swap() {
    if (isActive()) {
      float[] weights = parameters.values().toArray();
      float[] averages = average.toArray();
      parameters.values().write(0, averages, 0, averages.length);
      average.write(0, weights, 0, weights.length);
    }
  }

  /** What must be saved to go on. */
  List<NamedTensor> export() {
    return isActive()
        ? List.of(new NamedTensor(NAME, List.of(parameters.size()), average.toArray()))
        : List.of();
  }

  /**
   * Takes over what {@link #export} gave.
   *
   * @throws IllegalArgumentException if it is missing or belongs to other parameters
   */
  void load(Map<String, NamedTensor> tensors) {
    if (isActive()) {
      float[] saved = NamedTensor.require(tensors, NAME, List.of(parameters.size()));
      average.write(0, saved, 0, saved.length);
    }
  }
}
