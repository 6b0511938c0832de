package io.sluice.testing;

/** Euclidean norms, for comparing arrays of different precision. */
public final class Norms {
  private Norms() {}

  /**
   * |actual - expected| / |expected|; |actual| where expected is zero. NaN if anything is NaN.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double relative(double[] actual, double[] expected) {
    if (actual.length != expected.length) {
      throw new IllegalArgumentException(
          "cannot compare %d values with %d".formatted(actual.length, expected.length));
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < actual.length; i++) {
      double d = actual[i] - expected[i];
      difference += d * d;
      norm += expected[i] * expected[i];
    }
    return Math.sqrt(difference / (norm == 0 ? 1 : norm));
  }

  /** As {@link #relative(double[], double[])} for float results. */
  public static double relative(float[] actual, double[] expected) {
    return relative(widened(actual), expected);
  }

  /** The same values in double precision. */
  public static double[] widened(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
