package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;

/** Dropout along time, inside the cell. */
@Doc("Dropout along time, inside the cell.")
public record RecurrentDropoutConfig(
    @Doc("What is dropped: the hidden state, or the update of the cell.") @Default("hidden")
        Kind type,
    @Doc("Share of units dropped.") @Default("0") @Range("[0, 1)") double rate) {
  public RecurrentDropoutConfig {
    Constraints.check(RecurrentDropoutConfig.class, type, rate);
  }

  /** What is dropped. */
  public enum Kind {
    HIDDEN,
    CELL_UPDATE
  }
}
