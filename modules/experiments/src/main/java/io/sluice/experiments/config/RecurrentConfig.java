package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;

/** The recurrent layers. */
@Doc("The recurrent layers.")
public record RecurrentConfig(
    @Doc("What one step computes.") @Default("lstm") Cell cell,
    @Doc("How many layers are stacked.") @Default("1") @Range("[1, 64]") int layers,
    @Doc("Units of each layer.") @Default("128") @Range("[1, 16384]") int hidden,
    @Doc("Dropout on what enters each layer.") @Default("{}") DropoutConfig dropout,
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
        recurrentDropout,
        weightDrop,
        forgetBias);
  }
}
