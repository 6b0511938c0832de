package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The recurrent layers. */
@Doc("The recurrent layers.")
public record RecurrentConfig(
    @Doc("What one step computes.") @Default("lstm") Cell cell,
    @Doc("How many layers are stacked.") @Default("1") @Range("[1, 64]") int layers,
    @Doc("Units of each layer.") @Default("128") @Range("[1, 8192]") int hidden,
    @Doc(
            "Outputs of each layer, fewer than its units and projected from them; without it, the units.")
        @Range("[1, 8191]")
        OptionalInt projection,
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
        projection,
        dropout,
        inputDropout,
        recurrentDropout,
        weightDrop,
        forgetBias);
    projection.ifPresent(size -> checkProjection(cell, hidden, size));
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

  /** What the layers hand on: their units, or what these are projected to. */
  public int outputs() {
    return projection.orElse(hidden);
  }

  static void checkProjection(Cell cell, int hidden, int projection) {
    if (cell == Cell.GRU || cell == Cell.RNN) {
      throw new IllegalArgumentException(
          "projection needs an lstm cell; the hidden units of %s are its state"
              .formatted(cell.name().toLowerCase(Locale.ROOT)));
    }
    if (projection >= hidden) {
      throw new IllegalArgumentException(
          "projection (%d) must be below hidden (%d); leave it out to project nothing"
              .formatted(projection, hidden));
    }
  }
}
