package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;

/** When to stop for lack of progress. */
@Doc("When to stop for lack of progress.")
public record EarlyStoppingConfig(
    @Doc("Validations in a row without improvement after which training stops.")
        @Default("3")
        @Range("[1, inf)")
        int patience,
    @Doc(
            "By how much the measure must get better to count: nats per symbol of a language model,"
                + " a share of 1 of a tagger.")
        @Default("0")
        @Range("[0, inf)")
        double minimumImprovement) {
  public EarlyStoppingConfig {
    Constraints.check(EarlyStoppingConfig.class, patience, minimumImprovement);
  }
}
