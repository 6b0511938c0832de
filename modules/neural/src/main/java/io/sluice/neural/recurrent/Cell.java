package io.sluice.neural.recurrent;

/** The recurrent cells and the order of their gates in memory and in canonical tensors. */
public enum Cell {
  /** LSTM with forget gate (Gers et al. 2000); gates i, f, g, o. */
  LSTM("lstm", 4),
  /** LSTM whose gates see the cell (Gers and Schmidhuber 2000); gates i, f, g, o. */
  PEEPHOLE_LSTM("peephole-lstm", 4),
  /** Gated recurrent unit, reset applied after the product (cuDNN); gates r, z, n. */
  GRU("gru", 3),
  /** Simple recurrent network with tanh (Elman 1990). */
  RNN("rnn", 1);

  private final String label;
  private final int gates;

  Cell(String label, int gates) {
    this.label = label;
    this.gates = gates;
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
    return this == LSTM || this == PEEPHOLE_LSTM;
  }
}
