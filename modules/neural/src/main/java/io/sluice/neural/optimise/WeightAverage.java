package io.sluice.neural.optimise;

import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Arena;
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
 * <p>Weights may be looked at in every step, or in every k-th with {@code d^k} for {@code d}: that
 * costs a k-th of the time and gives nearly the same average, since weights hardly change in a few
 * steps. Without a decay nothing is averaged, and nothing allocated.
 *
 * <p>Works in fixed blocks, so the result is the same bytes for any number of threads. One caller
 * at a time.
 */
public final class WeightAverage {
  private static final String NAME = "average";

  private final Team team;
  private final RowKernels kernels;
  private final Parameters parameters;
  private final double decay;
  private final int every;
  private final Blocks blocks;
  private final Floats average;
  private final float[][] averages;
  private final float[][] weights;
  private final Team.Task blendPass = worker -> visit(worker, false);
  private final Team.Task swapPass = worker -> visit(worker, true);
  private float share;

  /**
   * @param parameters allocated already
   * @param decay in [0, 1); 0 for none
   * @param every steps between looks at the weights, at least 1
   */
  public WeightAverage(
      Team team, RowKernels kernels, Arena arena, Parameters parameters, double decay, int every) {
    checkDecay(decay);
    if (every < 1) {
      throw new IllegalArgumentException("weights are averaged every 1 step or more, was " + every);
    }
    this.team = team;
    this.kernels = kernels;
    this.parameters = parameters;
    this.decay = decay;
    this.every = every;
    blocks = new Blocks(parameters);
    average = arena.allocate(isActive() ? parameters.size() : 0);
    averages = new float[team.size()][isActive() ? Blocks.SIZE : 0];
    weights = new float[team.size()][isActive() ? Blocks.SIZE : 0];
  }

  /** Refuses a decay that is none. */
  public static void checkDecay(double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException(
          "the decay of averaged weights must be in [0, 1), was " + decay);
    }
  }

  /** Whether there is a decay. */
  public boolean isActive() {
    return decay > 0;
  }

  /** Begins with the present weights: the average before the first step. */
  public void start() {
    if (isActive()) {
      parameters.settle();
      average.copyFrom(0, parameters.values(), 0, parameters.size());
    }
  }

  /**
   * Takes the present weights into account if it is time.
   *
   * @param steps done so far, this one included
   */
  public void update(long steps) {
    if (isActive() && steps % every == 0) {
      double kept = Math.min(decay, (double) (1 + steps) / (10 + steps));
      share = (float) (1 - Math.pow(kept, every));
      parameters.settle();
      team.run(blendPass);
    }
  }

  /** Blends the weights into the average, or lets the two change places. */
  private void visit(Team.Worker worker, boolean swapping) {
    float[] mine = averages[worker.index()];
    float[] theirs = weights[worker.index()];
    int to = worker.to(blocks.count());
    for (int block = worker.from(blocks.count()); block < to; block++) {
      int at = blocks.offset(block);
      int size = blocks.size(block);
      average.read(at, mine, 0, size);
      parameters.values().read(at, theirs, 0, size);
      if (swapping) {
        parameters.values().write(at, mine, 0, size);
        average.write(at, theirs, 0, size);
      } else {
        kernels.scale(mine, 0, size, 1 - share);
        kernels.addScaled(mine, 0, theirs, 0, size, share);
        average.write(at, mine, 0, size);
      }
    }
  }

  /** Lets the average be the weights, or the weights again. */
  public void swap() {
    if (isActive()) {
      parameters.settle();
      team.run(swapPass);
    }
  }

  /** What must be saved to go on; empty without a decay. */
  public List<NamedTensor> export() {
    return isActive()
        ? List.of(new NamedTensor(NAME, List.of(parameters.size()), average.toArray()))
        : List.of();
  }

  /**
   * Takes over what {@link #export} gave.
   *
   * @throws IllegalArgumentException if it is missing or belongs to other parameters
   */
  public void load(Map<String, NamedTensor> tensors) {
    if (isActive()) {
      float[] saved = NamedTensor.require(tensors, NAME, List.of(parameters.size()));
      average.write(0, saved, 0, saved.length);
    }
  }
}
