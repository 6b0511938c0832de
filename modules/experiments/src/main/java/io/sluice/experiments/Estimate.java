package io.sluice.experiments;

import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.language.training.TrainingSettings;
import io.sluice.neural.engine.Engine;
import java.time.Duration;

/**
 * What training will need, roughly: memory within a factor of 1.5, time within 3, time being an
 * upper bound where early stopping may end training before.
 *
 * @param parameters number of weights
 * @param steps of the whole training
 * @param megabytes at the peak, the virtual machine included
 * @param time on this machine, validation and samples included
 */
public record Estimate(long parameters, long steps, long megabytes, Duration time) {
  /** Of what the matrix products alone would take, for everything else that a step does. */
  private static final double OVERHEAD = 1.6;

  private static final long MACHINE_MEGABYTES = 160;

  static Estimate of(LanguageModelConfig config, TrainingText text) {
    var vocabulary = text.corpus().codec().vocabulary().size();
    var size = ModelSize.of(config, vocabulary);
    var symbols = text.corpus().train().length();
    var training = Settings.training(config.training(), symbols);
    var steps = training.totalSteps(symbols);
    return new Estimate(
        size.parameters(),
        steps,
        megabytes(size.parameters(), ModelSize.activations(config, vocabulary), training),
        time(config, size, training, steps, text));
  }

  /** Values, gradients, optimiser slots and a copy for checkpoints; activations of a window. */
  private static long megabytes(long parameters, long activations, TrainingSettings training) {
    var slots = training.optimiser().rule().slots().size();
    var copies = 2 + slots + (1 + slots);
    var places = (long) training.lanes() * training.windows().longest();
    var bytes = 4 * (copies * parameters + places * activations);
    return MACHINE_MEGABYTES + (bytes >> 20);
  }

  /** Two operations for each weight and symbol forward, four backward. */
  private static Duration time(
      LanguageModelConfig config,
      ModelSize size,
      TrainingSettings training,
      long steps,
      TrainingText text) {
    var trained =
        (double) steps
            * training.lanes()
            * training.windows().length()
            * training.optimiser().microBatches();
    var every = config.training().evaluateEvery();
    var evaluations =
        every.isPresent()
            ? 1 + steps / every.getAsLong()
            : 1 + (long) trained / Math.max(1, text.corpus().train().length());
    var operations =
        6 * size.multiplied() * trained
            + 2.0 * size.multiplied() * text.corpus().validation().length() * evaluations;
    var seconds = OVERHEAD * operations / operationsPerSecond(config);
    return Duration.ofSeconds(Math.max(1, Math.round(Math.min(seconds, 1e12))));
  }

  /** Measured for a moment with a product of middling size. */
  private static double operationsPerSecond(LanguageModelConfig config) {
    try (var engine = Engine.open(Settings.engine(config.engine()))) {
      return Speed.of(engine);
    }
  }
}
