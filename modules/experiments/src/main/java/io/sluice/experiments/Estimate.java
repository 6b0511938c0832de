package io.sluice.experiments;

import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.language.training.TrainingSettings;
import java.time.Duration;

/**
 * What training will need, roughly: memory within a factor of 1.5, time as long as the machine has
 * as much to spare as during the trial. Early stopping may end training before.
 *
 * @param parameters number of weights
 * @param steps of the whole training
 * @param megabytes at the peak, the virtual machine included
 * @param time on this machine, validation included
 */
public record Estimate(long parameters, long steps, long megabytes, Duration time) {
  /** A step goes forward once and backward, at twice the cost; measuring goes forward. */
  private static final double FORWARD_SHARE = 1 / 3.0;

  private static final long MACHINE_MEGABYTES = 160;

  static Estimate of(LanguageModelTraining training, Duration trial) {
    var text = training.text();
    var config = training.config();
    var vocabulary = text.corpus().codec().vocabulary().size();
    var symbols = text.corpus().train().length();
    var settings = Settings.training(config.training(), symbols);
    var steps = settings.totalSteps(symbols);
    var size = ModelSize.parameters(config, vocabulary);
    return new Estimate(
        size,
        steps,
        megabytes(size, ModelSize.activations(config, vocabulary), settings),
        time(config, Trial.of(training.trainer(), trial), settings, steps, text));
  }

  /** Values, gradients, optimiser slots and a copy for checkpoints; activations of a window. */
  private static long megabytes(long parameters, long activations, TrainingSettings training) {
    var slots = training.optimiser().rule().slots().size();
    var copies = 2 + slots + (1 + slots);
    var places = (long) training.lanes() * training.windows().longest();
    var bytes = 4 * (copies * parameters + places * activations);
    return MACHINE_MEGABYTES + (bytes >> 20);
  }

  private static Duration time(
      LanguageModelConfig config,
      Trial trial,
      TrainingSettings training,
      long steps,
      TrainingText text) {
    var perStep =
        (double) training.lanes()
            * training.windows().length()
            * training.optimiser().microBatches();
    var every = config.training().evaluateEvery();
    var evaluations =
        every.isPresent()
            ? steps / every.getAsLong()
            : (long) (steps * perStep / Math.max(1, text.corpus().train().length()));
    var measured = evaluations * text.corpus().validation().length() / perStep;
    var seconds = trial.secondsPerStep() * (steps + FORWARD_SHARE * measured);
    return Duration.ofSeconds(Math.max(1, Math.round(Math.min(seconds, 1e12))));
  }
}
