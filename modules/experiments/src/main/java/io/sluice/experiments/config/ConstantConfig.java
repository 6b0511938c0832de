package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** The same rate throughout. */
@Doc("The same rate throughout.")
@Tag("constant")
public record ConstantConfig(
    @Doc("Steps in which the rate first rises from zero.") @Default("0") @Range("[0, inf)")
        long warmUp)
    implements ScheduleConfig {
  public ConstantConfig {
    Constraints.check(ConstantConfig.class, warmUp);
  }
}
