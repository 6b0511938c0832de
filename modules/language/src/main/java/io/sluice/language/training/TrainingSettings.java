package io.sluice.language.training;

import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.WeightAverage;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.EarlyStopping;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a language model is trained.
 *
 * @param lanes runs of text read side by side: the batch
 * @param windows how far gradients flow back
 * @param stateReset probability, in [0, 1), that a lane begins a window from nothing instead of the
 *     state that it carries: a model that is to read texts from their beginning has to learn how
 *     that is. With 0 only the first window of an epoch begins so
 * @param budget when training ends
 * @param optimiser how gradients become updates
 * @param averaging decay of a moving average of the weights, which is measured and kept instead of
 *     them; 0 for none
 * @param evaluateEvery steps between evaluations; without it, one at the end of each epoch
 * @param earlyStopping ends training for lack of progress
 * @param embeddingBound vectors of symbols start uniformly distributed between minus and plus this;
 *     without it, {@code sqrt(3)}, which gives them unit variance, or 0.1 if they are the output's
 *     weights, too
 */
public record TrainingSettings(
    int lanes,
    Windows windows,
    double stateReset,
    Budget budget,
    OptimiserSettings optimiser,
    double averaging,
    OptionalLong evaluateEvery,
    Optional<EarlyStopping> earlyStopping,
    OptionalDouble embeddingBound) {
  public TrainingSettings {
    if (lanes < 1 || lanes > 65_536) {
      throw new IllegalArgumentException("lanes must be between 1 and 65536, was " + lanes);
    }
    if (!(stateReset >= 0 && stateReset < 1)) {
      throw new IllegalArgumentException(
          "the probability of a reset of the state must be in [0, 1), was " + stateReset);
    }
    WeightAverage.checkDecay(averaging);
    if (evaluateEvery.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "steps between evaluations must be at least 1, was " + evaluateEvery.getAsLong());
    }
    double bound = embeddingBound.orElse(1);
    if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "vectors of symbols must start within a positive bound, was " + bound);
    }
  }

  /** Evaluates at the end of each epoch, never stops early. */
  public static TrainingSettings of(
      int lanes, Windows windows, Budget budget, OptimiserSettings optimiser) {
    return new TrainingSettings(
        lanes,
        windows,
        0,
        budget,
        optimiser,
        0,
        OptionalLong.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }

  /** The same with another probability, in [0, 1), that a lane begins a window from nothing. */
  public TrainingSettings withStateReset(double probability) {
    return new TrainingSettings(
        lanes,
        windows,
        probability,
        budget,
        optimiser,
        averaging,
        evaluateEvery,
        earlyStopping,
        embeddingBound);
  }

  /** The same with another end. */
  public TrainingSettings withBudget(Budget value) {
    return new TrainingSettings(
        lanes,
        windows,
        stateReset,
        value,
        optimiser,
        averaging,
        evaluateEvery,
        earlyStopping,
        embeddingBound);
  }

  /** The same with another optimiser. */
  public TrainingSettings withOptimiser(OptimiserSettings value) {
    return new TrainingSettings(
        lanes,
        windows,
        stateReset,
        budget,
        value,
        averaging,
        evaluateEvery,
        earlyStopping,
        embeddingBound);
  }

  /** The same with another decay of averaged weights, in [0, 1); 0 for no average. */
  public TrainingSettings withAveraging(double decay) {
    return new TrainingSettings(
        lanes,
        windows,
        stateReset,
        budget,
        optimiser,
        decay,
        evaluateEvery,
        earlyStopping,
        embeddingBound);
  }

  /** The same, evaluated after so many steps each, at least 1. */
  public TrainingSettings withEvaluateEvery(long steps) {
    return new TrainingSettings(
        lanes,
        windows,
        stateReset,
        budget,
        optimiser,
        averaging,
        OptionalLong.of(steps),
        earlyStopping,
        embeddingBound);
  }

  /** The same, ended early for lack of progress. */
  public TrainingSettings withEarlyStopping(EarlyStopping value) {
    return new TrainingSettings(
        lanes,
        windows,
        stateReset,
        budget,
        optimiser,
        averaging,
        evaluateEvery,
        Optional.of(value),
        embeddingBound);
  }

  /** The same, vectors of symbols starting between minus and plus this, more than 0. */
  public TrainingSettings withEmbeddingBound(double value) {
    return new TrainingSettings(
        lanes,
        windows,
        stateReset,
        budget,
        optimiser,
        averaging,
        evaluateEvery,
        earlyStopping,
        OptionalDouble.of(value));
  }

  /**
   * Steps of one epoch over a text of so many symbols: exact with fixed windows, about so many with
   * random ones. Schedules that are given in epochs need it.
   */
  public long stepsPerEpoch(long symbols) {
    return Math.max(1, windowsOf(symbols) / optimiser.microBatches());
  }

  /** Steps of the whole budget on such a text: what schedules until the end need. */
  public long totalSteps(long symbols) {
    long limit = budget.steps().orElse(Long.MAX_VALUE);
    if (budget.epochs().isEmpty()) {
      return limit;
    }
    long all = Math.multiplyExact(windowsOf(symbols), (long) budget.epochs().getAsInt());
    int gathered = optimiser.microBatches(); // also over the end of an epoch
    return Math.min(limit, (all + gathered - 1) / gathered);
  }

  /** Windows of one epoch. */
  private long windowsOf(long symbols) {
    long laneLength = Lanes.laneLength(symbols, lanes);
    return (laneLength + windows.length() - 1) / windows.length();
  }
}
