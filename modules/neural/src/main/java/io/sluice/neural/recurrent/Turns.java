package io.sluice.neural.recurrent;

/**
 * The order in which a step goes through its weights: there and back again. Weights that exceed the
 * cache are read from memory at every step; those that the step before read last are still there.
 */
final class Turns {
  private Turns() {}

  /** The i-th place of {@code count}, in a turn: upwards in even ones, downwards in odd ones. */
  static int place(int i, int count, int turn) {
    return (turn & 1) == 0 ? i : count - 1 - i;
  }
}
