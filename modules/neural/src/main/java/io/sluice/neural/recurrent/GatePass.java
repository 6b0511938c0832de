package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;

/** The gate passes of one cell over the rows of a {@link Slice}. One per slice: holds scratch. */
interface GatePass {
  static GatePass of(Cell cell) {
    return switch (cell) {
      case LSTM -> new LstmPass();
      case PEEPHOLE_LSTM -> new PeepholePass();
      case GRU -> new GruPass();
      case RNN -> new RnnPass();
    };
  }

  /** Whether the recurrent product is kept apart from the projected input. */
  default boolean separateProduct() {
    return false;
  }

  /** Pre-activations to gates, cell and hidden units. */
  void forward(
      CellKernels kernels, Slice slice, int step, int block, int blocks, int row, int rows);

  /** Derivatives by the hidden units to derivatives by the pre-activations and the state. */
  void backward(CellKernels kernels, Slice slice, int step, int row, int rows);
}
