package io.sluice.cli;

import java.util.Arrays;

/**
 * Where values lie.
 *
 * @param mean their mean
 * @param standardDeviation of a sample: its squares are divided by one less than there are values
 */
record Spread(double mean, double standardDeviation) {
  /** Of two values or more. */
  static Spread of(double... values) {
    var mean = Arrays.stream(values).average().orElseThrow();
    var squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return new Spread(mean, Math.sqrt(squares / (values.length - 1)));
  }
}
