package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Up, then down, once over the whole training. */
@Doc("Up, then down, once over the whole training.")
@Tag("one-cycle")
public record OneCycleConfig(
    @Doc("Share of the steps that go up.") @Default("0.3") @Range("(0, 1)") double rise,
    @Doc("Share of the rate to start from.") @Default("0.04") @Range("(0, 1]") double start,
    @Doc("Share of the rate that is left at the end.") @Default("0.000004") @Range("(0, 1]")
        double floor)
    implements ScheduleConfig {
  public OneCycleConfig {
    Constraints.check(OneCycleConfig.class, rise, start, floor);
    if (floor > start) {
      throw new IllegalArgumentException(
          "floor must not be above start, was " + floor + " above " + start);
    }
  }
}
