package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;

/** The recurrent layers. */
@Doc("The recurrent layers.")
public record RecurrentConfig(
    @Doc("What one step computes.") @Default("lstm") Cell cell,
    @Doc("How many layers are stacked.") @Default("1") @Range("[1, 64]") int layers,
    @Doc("Units of each layer.") @Default("128") @Range("[1, 8192]") int hidden,
    @Doc("Dropout on what one layer hands to the next, and at both ends.") @Default("{}")
        DropoutConfig dropout,
    @Doc("Dropout rate on what enters the first layer; without it, as dropout.") @Range("[0, 1)")
        OptionalDouble inputDropout,
    @Doc("Dropout along time, inside the cell.") @Default("{}")
        RecurrentDropoutConfig recurrentDropout,
    @Doc("Share of recurrent weights dropped for a whole window (DropConnect).")
        @Default("0")
        @Range("[0, 1)")
        double weightDrop,
    @Doc("What the forget gate's bias starts from; more remembers longer.")
        @Default("1")
        @Range("[-10, 10]")
        double forgetBias) {
  public RecurrentConfig {
    Constraints.check(
        RecurrentConfig.class,
        cell,
        layers,
        hidden,
        dropout,
        inputDropout,
        recurrentDropout,
        weightDrop,
        forgetBias);
    if (cell == Cell.RNN
        && recurrentDropout.rate() > 0
        && recurrentDropout.type() == RecurrentDropoutConfig.Kind.CELL_UPDATE) {
      throw new IllegalArgumentException(
          "an rnn cell has no update to drop; use recurrent-dropout of type hidden");
    }
    if (dropout.type() == DropoutConfig.Kind.NONE && inputDropout.orElse(0) > 0) {
      throw new IllegalArgumentException("input-dropout needs dropout.type standard or locked");
    }
  }
}
