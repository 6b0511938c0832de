package io.sluice.experiments;

import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.AdamConfig;
import io.sluice.experiments.config.AdamWConfig;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.OptimiserConfig;
import io.sluice.experiments.config.TaggerConfig;
import java.util.Optional;
import java.util.OptionalDouble;

/** Learning rates that are allowed, but with which nothing is learned. */
final class RateWarnings {
  /** Adam moves a weight by about the rate at every step, and weights are mostly smaller. */
  private static final double MOST = 0.1;

  private RateWarnings() {}

  /** What is odd about the rate, under its key. */
  static Optional<InvalidValueException> of(ExperimentConfig config) {
    var rate = rate(config);
    return rate.isPresent() && rate.getAsDouble() > MOST
        ? Optional.of(
            new InvalidValueException(
                "training.optimiser.rate",
                "is "
                    + rate.getAsDouble()
                    + "; Adam changes weights by about so much at each step, and above "
                    + MOST
                    + " most networks learn nothing; 0.001 to 0.01 is usual"))
        : Optional.empty();
  }

  private static OptionalDouble rate(ExperimentConfig config) {
    if (config instanceof LanguageModelConfig model) {
      return rate(model.training().optimiser());
    }
    return config instanceof TaggerConfig tagger
        ? rate(tagger.training().optimiser())
        : OptionalDouble.empty();
  }

  private static OptionalDouble rate(OptimiserConfig optimiser) {
    if (optimiser instanceof AdamConfig adam) {
      return OptionalDouble.of(adam.rate());
    }
    return optimiser instanceof AdamWConfig adam
        ? OptionalDouble.of(adam.rate())
        : OptionalDouble.empty();
  }
}
