package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Down half a cosine wave until training ends. */
@Doc("Down half a cosine wave until training ends.")
@Tag("cosine")
public record CosineConfig(
    @Doc("Share of the rate that is left at the end.") @Default("0") @Range("[0, 1)") double floor,
    @Doc("Steps in which the rate first rises from zero.") @Default("0") @Range("[0, inf)")
        long warmUp)
    implements ScheduleConfig {
  public CosineConfig {
    Constraints.check(CosineConfig.class, floor, warmUp);
  }
}
