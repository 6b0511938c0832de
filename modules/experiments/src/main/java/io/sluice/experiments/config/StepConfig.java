package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Multiplied by a factor at regular intervals. */
@Doc("Multiplied by a factor at regular intervals.")
@Tag("step")
public record StepConfig(
    @Doc("Epochs before the first change.") @Default("1") @Range("[0, inf)") double start,
    @Doc("Epochs between changes.") @Default("1") @Range("(0, inf)") double every,
    @Doc("What the rate is multiplied by.") @Default("0.5") @Range("(0, 1]") double factor,
    @Doc("Steps in which the rate first rises from zero.") @Default("0") @Range("[0, inf)")
        long warmUp)
    implements ScheduleConfig {
  public StepConfig {
    Constraints.check(StepConfig.class, start, every, factor, warmUp);
  }
}
