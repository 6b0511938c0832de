package io.sluice.neural.recurrent;

/** The check that all dropout rates share. */
final class Rates {
  private Rates() {}

  static void check(String what, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(what + " must have a rate in [0, 1), was " + rate);
    }
  }
}
