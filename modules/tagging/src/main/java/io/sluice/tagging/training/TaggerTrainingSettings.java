package io.sluice.tagging.training;

import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.WeightAverage;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.EarlyStopping;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a tagger is trained.
 *
 * @param batch sentences of a step
 * @param mostTokens tokens of a step, padding included: batches of long sentences have fewer of
 *     them, and a longer sentence is cut between spans. Memory grows with it
 * @param budget when training ends
 * @param optimiser how gradients become updates
 * @param averaging decay of the moving average of the weights, which is measured and kept instead
 *     of them; 0 for none
 * @param evaluateEvery steps between evaluations; without it, one at the end of each epoch
 * @param earlyStopping ends training for lack of progress of the score, in [0, 1]
 */
public record TaggerTrainingSettings(
    int batch,
    int mostTokens,
    Budget budget,
    OptimiserSettings optimiser,
    double averaging,
    OptionalLong evaluateEvery,
    Optional<EarlyStopping> earlyStopping) {
  /** Tokens of a step if nothing else is said. */
  public static final int MOST_TOKENS = 4096;

  private static final int LARGEST_BATCH = 65_536;
  private static final int LEAST_TOKENS = 16;
  private static final int LARGEST_TOKENS = 1 << 20;

  public TaggerTrainingSettings {
    if (batch < 1 || batch > LARGEST_BATCH) {
      throw new IllegalArgumentException(
          "a batch must have between 1 and %d sentences, was %d".formatted(LARGEST_BATCH, batch));
    }
    if (mostTokens < LEAST_TOKENS || mostTokens > LARGEST_TOKENS) {
      throw new IllegalArgumentException(
          "most tokens of a step must be between %d and %d, were %d"
              .formatted(LEAST_TOKENS, LARGEST_TOKENS, mostTokens));
    }
    WeightAverage.checkDecay(averaging);
    if (evaluateEvery.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "steps between evaluations must be at least 1, was " + evaluateEvery.getAsLong());
    }
  }

  /** Evaluates at the end of each epoch, never stops early. */
  public static TaggerTrainingSettings of(int batch, Budget budget, OptimiserSettings optimiser) {
    return new TaggerTrainingSettings(
        batch, MOST_TOKENS, budget, optimiser, 0, OptionalLong.empty(), Optional.empty());
  }

  /** The same with other bounds on the tokens of an update. */
  public TaggerTrainingSettings withMostTokens(int value) {
    return new TaggerTrainingSettings(
        batch, value, budget, optimiser, averaging, evaluateEvery, earlyStopping);
  }

  /** The same with another end. */
  public TaggerTrainingSettings withBudget(Budget value) {
    return new TaggerTrainingSettings(
        batch, mostTokens, value, optimiser, averaging, evaluateEvery, earlyStopping);
  }

  /** The same with another optimiser. */
  public TaggerTrainingSettings withOptimiser(OptimiserSettings value) {
    return new TaggerTrainingSettings(
        batch, mostTokens, budget, value, averaging, evaluateEvery, earlyStopping);
  }

  /** The same with another decay of averaged weights, in [0, 1); 0 for no average. */
  public TaggerTrainingSettings withAveraging(double value) {
    return new TaggerTrainingSettings(
        batch, mostTokens, budget, optimiser, value, evaluateEvery, earlyStopping);
  }

  /** The same, evaluated after so many steps each, at least 1. */
  public TaggerTrainingSettings withEvaluateEvery(long steps) {
    return new TaggerTrainingSettings(
        batch, mostTokens, budget, optimiser, averaging, OptionalLong.of(steps), earlyStopping);
  }

  /** The same, ended early for lack of progress. */
  public TaggerTrainingSettings withEarlyStopping(EarlyStopping value) {
    return new TaggerTrainingSettings(
        batch, mostTokens, budget, optimiser, averaging, evaluateEvery, Optional.of(value));
  }

  /**
   * Steps of an epoch over so many sentences, if none is so long that its batch must be smaller.
   * Schedules that are given in epochs need it.
   */
  public long stepsPerEpoch(long sentences) {
    return Math.max(1, batches(sentences) / optimiser.microBatches());
  }

  private long batches(long sentences) {
    return (sentences + batch - 1) / batch;
  }

  /** Steps of the whole budget, likewise: what schedules until the end need. */
  public long totalSteps(long sentences) {
    long limit = budget.steps().orElse(Long.MAX_VALUE);
    if (budget.epochs().isEmpty()) {
      return limit;
    }
    long all = Math.multiplyExact(batches(sentences), (long) budget.epochs().getAsInt());
    int gathered = optimiser.microBatches(); // also over the end of an epoch
    return Math.min(limit, (all + gathered - 1) / gathered);
  }
}
