package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Multiplied by a factor when validation stops improving. */
@Doc("Multiplied by a factor when validation stops improving.")
@Tag("plateau")
public record PlateauConfig(
    @Doc("Validations without improvement that are forgiven.") @Default("1") @Range("[0, inf)")
        int patience,
    @Doc("What the rate is multiplied by.") @Default("0.5") @Range("(0, 1)") double factor,
    @Doc("Share of the best loss by which a loss must be lower to be an improvement.")
        @Default("0.001")
        @Range("[0, 1)")
        double threshold,
    @Doc("Never below this share of the rate.") @Default("0") @Range("[0, 1]") double minimum,
    @Doc("Steps in which the rate first rises from zero.") @Default("0") @Range("[0, inf)")
        long warmUp)
    implements ScheduleConfig {
  public PlateauConfig {
    Constraints.check(PlateauConfig.class, patience, factor, threshold, minimum, warmUp);
  }
}
