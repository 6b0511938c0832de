package io.sluice.neural.optimise;

/** Ranges that several settings share; all refuse NaN. */
final class Checks {
  private Checks() {}

  static void rate(double rate) {
    positive("learning rate", rate);
  }

  static void epsilon(double epsilon) {
    // added in float32: smaller ones would vanish and leave 0 / 0 where a gradient is zero
    if (!(epsilon >= 1e-20 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon must be in [1e-20, 1], was " + epsilon);
    }
  }

  static void decay(double decay) {
    if (!(decay >= 0 && decay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight decay must be at least 0, was " + decay);
    }
  }

  static void positive(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive and finite, was " + value);
    }
  }

  static void share(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(what + " must be in [0, 1), was " + value);
    }
  }

  static void factor(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " must be in [0, 1], was " + value);
    }
  }

  static void steps(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, was " + value);
    }
  }
}
