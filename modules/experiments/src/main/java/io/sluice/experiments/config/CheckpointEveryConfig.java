package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalLong;

/** How often the run can be resumed from; does not change the result. */
@Doc("How often the run can be resumed from; does not change the result.")
public record CheckpointEveryConfig(
    @Doc("After this many steps.") @Range("[1, inf)") OptionalLong steps,
    @Doc("After this many seconds, whichever comes first.") @Range("[1, inf)")
        OptionalLong seconds) {
  public CheckpointEveryConfig {
    Constraints.check(CheckpointEveryConfig.class, steps, seconds);
  }
}
