package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The recurrent layers of a tagger. */
@Doc("The recurrent layers of a tagger.")
public record TaggerRecurrentConfig(
    @Doc("What one step computes.") @Default("lstm") Cell cell,
    @Doc("bidirectional reads the whole sentence; forward can tag while text arrives.")
        @Default("bidirectional")
        Direction direction,
    @Doc("Tokens read beyond the one to be labelled; needs direction forward.")
        @Default("0")
        @Range("[0, 64]")
        int lookAhead,
    @Doc("How many layers are stacked.") @Default("1") @Range("[1, 16]") int layers,
    @Doc("Units of each direction of a layer.") @Default("200") @Range("[1, 8192]") int hidden,
    @Doc(
            "Outputs of each direction, fewer than its units and projected from them; without it, the units.")
        @Range("[1, 8191]")
        OptionalInt projection,
    @Doc("Dropout on what enters the first layer, goes between layers and leaves the last.")
        @Default("{type: locked, rate: 0.5}")
        DropoutConfig dropout,
    @Doc("Dropout rate on what enters the first layer; without it, as dropout.") @Range("[0, 1)")
        OptionalDouble inputDropout,
    @Doc("Dropout along time, inside the cell.") @Default("{}")
        RecurrentDropoutConfig recurrentDropout,
    @Doc("What the forget gate's bias starts from; more remembers longer.")
        @Default("1")
        @Range("[-10, 10]")
        double forgetBias) {
  public TaggerRecurrentConfig {
    Constraints.check(
        TaggerRecurrentConfig.class,
        cell,
        direction,
        lookAhead,
        layers,
        hidden,
        projection,
        dropout,
        inputDropout,
        recurrentDropout,
        forgetBias);
    if (lookAhead > 0 && direction == Direction.BIDIRECTIONAL) {
      throw new IllegalArgumentException(
          "look-ahead needs direction forward; bidirectional layers see the whole sentence");
    }
    projection.ifPresent(size -> RecurrentConfig.checkProjection(cell, hidden, size));
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

  /** Which way a sentence is read. */
  public enum Direction {
    BIDIRECTIONAL,
    FORWARD
  }
}
