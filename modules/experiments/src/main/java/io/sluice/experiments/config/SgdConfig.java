package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Plain stochastic gradient descent. */
@Doc("Plain stochastic gradient descent.")
@Tag("sgd")
public record SgdConfig(
    @Doc("Learning rate before the schedule.") @Default("1.0") @Range("(0, inf)") double rate,
    @Doc("Share of each weight taken off, times the rate, at each update; biases are spared.")
        @Default("0")
        @Range("[0, 1)")
        double weightDecay)
    implements OptimiserConfig {
  public SgdConfig {
    Constraints.check(SgdConfig.class, rate, weightDecay);
  }
}
