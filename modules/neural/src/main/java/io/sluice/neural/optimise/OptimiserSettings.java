package io.sluice.neural.optimise;

/**
 * All settings of an {@link Optimiser}.
 *
 * @param rule how a gradient changes a parameter
 * @param schedule learning rate as training goes on
 * @param clipping what is done to large gradients
 * @param microBatches number of backward passes whose mean gradient makes one step
 */
public record OptimiserSettings(
    UpdateRule rule, Schedule schedule, Clipping clipping, int microBatches) {
  /** Adam at a constant rate with the norm limited to 1, a step for every backward pass. */
  public static final OptimiserSettings DEFAULT =
      new OptimiserSettings(Adam.DEFAULT, new Schedule.Constant(), new Clipping.ByNorm(1), 1);

  public OptimiserSettings {
    if (microBatches < 1 || microBatches > 1 << 20) {
      throw new IllegalArgumentException(
          "the number of micro-batches must be in [1, 1048576], was " + microBatches);
    }
  }

  public OptimiserSettings withRule(UpdateRule other) {
    return new OptimiserSettings(other, schedule, clipping, microBatches);
  }

  public OptimiserSettings withSchedule(Schedule other) {
    return new OptimiserSettings(rule, other, clipping, microBatches);
  }

  public OptimiserSettings withClipping(Clipping other) {
    return new OptimiserSettings(rule, schedule, other, microBatches);
  }

  public OptimiserSettings withMicroBatches(int other) {
    return new OptimiserSettings(rule, schedule, clipping, other);
  }
}
