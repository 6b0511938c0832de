package io.sluice.neural.recurrent;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;

/**
 * What a layer reads.
 *
 * @param values [rows, I]
 * @param rows of values: one for each step and lane, or the different ones
 * @param places [T, B], the row that each lane reads at each step; empty if each has its own
 */
record LayerInput(Floats values, int rows, int[] places) {
  /** Places where each step of each lane has a row of its own. */
  static final int[] OWN = {};

  /** Nothing to read. */
  static final LayerInput NONE = new LayerInput(new Arena().allocate(0), 0, OWN);

  /** An input of these components: this one, if it has them. */
  LayerInput with(Floats newValues, int newRows, int[] newPlaces) {
    boolean same = values == newValues && rows == newRows && places == newPlaces;
    return same ? this : new LayerInput(newValues, newRows, newPlaces);
  }

  boolean repeats() {
    return places.length > 0;
  }
}
