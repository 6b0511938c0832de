package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.PanelKernels;

/** Where the gates and units of one direction of a layer lie in memory. */
record GateLayout(Cell cell, int hidden) {
  /** Blocks of 16 units. */
  int blocks() {
    return paddedHidden() / CellKernels.BLOCK;
  }

  int paddedHidden() {
    return Features.padded(hidden);
  }

  /** Gate columns of one block. */
  int blockColumns() {
    return CellKernels.BLOCK * cell.gates();
  }

  /** Fewest blocks whose gate columns fill whole panels. */
  int groupBlocks() {
    int group = 1;
    while (group * blockColumns() % PanelKernels.PANEL != 0) {
      group++;
    }
    return group;
  }

  /** Gate columns of all blocks. */
  int columns() {
    return blocks() * blockColumns();
  }

  /** Column of a gate of a unit. */
  int column(int gate, int unit) {
    return unit / CellKernels.BLOCK * blockColumns()
        + gate * CellKernels.BLOCK
        + unit % CellKernels.BLOCK;
  }

  /** Parameters of a unit beside weights and bias: peepholes i, f, o or the candidate's bias. */
  int extras() {
    return switch (cell) {
      case PEEPHOLE_LSTM -> 3;
      case GRU -> 1;
      case LSTM, RNN -> 0;
    };
  }
}
