package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Gradient descent with momentum. */
@Doc("Gradient descent with momentum.")
@Tag("momentum")
public record MomentumConfig(
    @Doc("Learning rate before the schedule.") @Default("0.1") @Range("(0, inf)") double rate,
    @Doc("Share of the last update that is kept.") @Default("0.9") @Range("[0, 1)") double momentum,
    @Doc("Whose momentum: classical is Polyak's.") @Default("classical") Kind kind,
    @Doc("Share of each weight taken off, times the rate, at each update; biases are spared.")
        @Default("0")
        @Range("[0, 1)")
        double weightDecay)
    implements OptimiserConfig {
  public MomentumConfig {
    Constraints.check(MomentumConfig.class, rate, momentum, kind, weightDecay);
  }

  /** Kinds of momentum. */
  public enum Kind {
    CLASSICAL,
    NESTEROV
  }
}
