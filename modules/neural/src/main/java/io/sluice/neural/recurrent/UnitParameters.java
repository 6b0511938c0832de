package io.sluice.neural.recurrent;

import java.util.List;

/**
 * A tensor of a cell that holds one or more values for each unit.
 *
 * @param name end of its canonical name
 * @param kinds values for each unit
 * @param initial what they start from
 */
record UnitParameters(String name, int kinds, float initial) {
  /** Canonical shape. */
  List<Integer> shape(int hidden) {
    return kinds == 1 ? List.of(hidden) : List.of(kinds, hidden);
  }
}
