package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;

/** How one text is divided: training from the front, validation after it. */
@Doc("How one text is divided: training from the front, validation after it.")
public record SplitConfig(
    @Doc("Share of the text for training.") @Range("(0, 1)") double train,
    @Doc("Share of the text for validation; without it, all the rest.") @Range("(0, 1)")
        OptionalDouble validation) {
  /** For a single text whose file says nothing: nine tenths to learn from. */
  public static final SplitConfig DEFAULT = new SplitConfig(0.9, OptionalDouble.empty());

  public SplitConfig {
    Constraints.check(SplitConfig.class, train, validation);
    if (train + validation.orElse(0) > 1 + 1e-9) {
      throw new IllegalArgumentException(
          "train and validation must add up to 1 at most, was "
              + train
              + " + "
              + validation.getAsDouble());
    }
  }
}
