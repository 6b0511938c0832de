package io.sluice.neural.recurrent;

import io.sluice.neural.memory.Floats;

/**
 * What a layer reads.
 *
 * @param values [rows, I]
 * @param rows of values: one for each step and lane, or the different ones
 * @param places [T, B], the row that each lane reads at each step; empty if each has its own
 */
record LayerInput(Floats values, int rows, int[] places) {
  private static final int[] OWN = {};

  static LayerInput of(Floats values, int rows) {
    return new LayerInput(values, rows, OWN);
  }

  boolean repeats() {
    return places.length > 0;
  }
}
