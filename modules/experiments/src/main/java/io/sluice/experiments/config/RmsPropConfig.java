package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** RMSProp: each gradient by its own running size. */
@Doc("RMSProp: each gradient by its own running size.")
@Tag("rmsprop")
public record RmsPropConfig(
    @Doc("Learning rate before the schedule.") @Default("0.002") @Range("(0, inf)") double rate,
    @Doc("Decay of the running mean of squares.") @Default("0.95") @Range("[0, 1)") double decay,
    @Doc("Keeps the division away from zero.") @Default("1e-8") @Range("(0, 1]") double epsilon,
    @Doc("Share of each weight taken off, times the rate, at each update; biases are spared.")
        @Default("0")
        @Range("[0, 1)")
        double weightDecay)
    implements OptimiserConfig {
  public RmsPropConfig {
    Constraints.check(RmsPropConfig.class, rate, decay, epsilon, weightDecay);
  }
}
