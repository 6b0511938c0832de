package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellKernels;
import java.util.List;
import java.util.OptionalInt;

/**
 * The recurrent cells, the order of their gates in memory and in canonical tensors, and what else a
 * layer must know of them. A new one needs a constant here and its gate pass in two kinds of
 * kernels.
 */
public enum Cell {
  /** LSTM with forget gate (Gers et al. 2000); gates i, f, g, o. */
  LSTM("lstm", 4, OptionalInt.of(1)),
  /** LSTM whose gates see the cell (Gers and Schmidhuber 2000); gates i, f, g, o. */
  PEEPHOLE_LSTM("peephole-lstm", 4, OptionalInt.of(1)),
  /** LSTM whose input gate is 1 - f (Greff et al. 2017, CIFG); gates f, g, o. */
  COUPLED_LSTM("coupled-lstm", 3, OptionalInt.of(0)),
  /** LSTM that normalises its layer (Ba et al. 2016, equations 20 to 22); gates i, f, g, o. */
  LAYER_NORM_LSTM("layer-norm-lstm", 4, OptionalInt.of(1)),
  /** Gated recurrent unit, reset applied after the product (cuDNN); gates r, z, n. */
  GRU("gru", 3, OptionalInt.empty()),
  /** Simple recurrent network with tanh (Elman 1990). */
  RNN("rnn", 1, OptionalInt.empty());

  private final String label;
  private final int gates;
  private final OptionalInt forgetGate;

  Cell(String label, int gates, OptionalInt forgetGate) {
    this.label = label;
    this.gates = gates;
    this.forgetGate = forgetGate;
  }

  /**
   * The cell of a name in configurations and model files.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Cell of(String label) {
    for (Cell cell : values()) {
      if (cell.label.equals(label)) {
        return cell;
      }
    }
    throw new IllegalArgumentException("unknown cell \"" + label + '"');
  }

  /** Name in configurations and model files. */
  public String label() {
    return label;
  }

  /** Number of pre-activations of one unit. */
  public int gates() {
    return gates;
  }

  /** Whether its state has a cell beside the hidden units. */
  public boolean hasCellState() {
    return forgetGate.isPresent();
  }

  /** The gate whose bias starts from the forget bias. */
  OptionalInt forgetGate() {
    return forgetGate;
  }

  /** Parameters of single units beside the bias, kind after kind in memory. */
  List<UnitParameters> extras() {
    return switch (this) {
      case PEEPHOLE_LSTM -> List.of(new UnitParameters("peephole", 3, 0));
      case LAYER_NORM_LSTM ->
          List.of(
              new UnitParameters("input.gain", 4, 1),
              new UnitParameters("hidden.gain", 4, 1),
              new UnitParameters("cell.gain", 1, 1),
              new UnitParameters("cell.bias", 1, 0));
      case GRU -> List.of(new UnitParameters("candidate.hidden.bias", 1, 0));
      case LSTM, COUPLED_LSTM, RNN -> List.of();
    };
  }

  /** Its gate pass. */
  CellKernel kernel(CellKernels kernels) {
    return switch (this) {
      case LSTM -> kernels.lstm();
      case PEEPHOLE_LSTM -> kernels.peephole();
      case COUPLED_LSTM -> kernels.coupled();
      case LAYER_NORM_LSTM -> kernels.layerNorm();
      case GRU -> kernels.gru();
      case RNN -> kernels.rnn();
    };
  }

  /** Whether the recurrent product is kept apart from the projected input. */
  boolean separateProduct() {
    return this == GRU || normalises();
  }

  /** Whether the gate pass reads the hidden units before the step. */
  boolean readsHidden() {
    return this == GRU;
  }

  /** Whether statistics over all units of a layer enter the gate pass. */
  boolean normalises() {
    return this == LAYER_NORM_LSTM;
  }

  /** Whether the backward pass keeps something for every unit and step beside gates and outputs. */
  boolean keepsUnits() {
    return this != RNN;
  }
}
