package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Adam. */
@Doc("Adam.")
@Tag("adam")
public record AdamConfig(
    @Doc("Learning rate before the schedule.") @Default("0.002") @Range("(0, inf)") double rate,
    @Doc("Decay of the running mean of gradients.") @Default("0.9") @Range("[0, 1)") double beta1,
    @Doc("Decay of the running mean of their squares.") @Default("0.999") @Range("[0, 1)")
        double beta2,
    @Doc("Keeps the division away from zero.") @Default("1e-8") @Range("(0, 1]") double epsilon)
    implements OptimiserConfig {
  public AdamConfig {
    Constraints.check(AdamConfig.class, rate, beta1, beta2, epsilon);
  }
}
