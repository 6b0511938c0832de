package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;

/** How one text is divided: training from the front, validation after it. */
@Doc("How one text is divided: training from the front, validation after it.")
public record SplitConfig(
    @Doc("Share of the text for training.") @Default("0.9") @Range("(0, 1)") double train,
    @Doc("Share of the text for validation.") @Default("0.1") @Range("(0, 1)") double validation) {
  public SplitConfig {
    Constraints.check(SplitConfig.class, train, validation);
    if (train + validation > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "train and validation must add up to 1 at most, was " + train + " + " + validation);
    }
  }
}
