package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;

/** Dropout between layers. */
@Doc("Dropout between layers.")
public record DropoutConfig(
    @Doc("standard draws a mask for each step, locked one for a whole window.") @Default("none")
        Kind type,
    @Doc("Share of units dropped.") @Default("0") @Range("[0, 1)") double rate) {
  public DropoutConfig {
    Constraints.check(DropoutConfig.class, type, rate);
    if (type == Kind.NONE && rate > 0) {
      throw new IllegalArgumentException(
          "rate " + rate + " needs type standard or locked, type is none");
    }
  }

  /** How masks are drawn. */
  public enum Kind {
    NONE,
    STANDARD,
    LOCKED
  }
}
