package io.sluice.neural.crf;

import java.util.Arrays;

/**
 * The scores of labels beside the emissions, in double: log-space, negative infinity for what is
 * not allowed. K labels.
 */
final class Potentials {
  private final Constraints constraints;

  /** K. */
  final int labels;

  /** [K]. */
  final double[] start;

  /** [K]. */
  final double[] end;

  /** [K, K], from and to. */
  final double[] between;

  /** [K, K]: e^(between - shift). */
  final double[] factors;

  /** The largest of {@link #between}. */
  double shift;

  Potentials(Constraints constraints) {
    this.constraints = constraints;
    labels = constraints.labels();
    start = new double[labels];
    end = new double[labels];
    between = new double[labels * labels];
    factors = new double[labels * labels];
  }

  /**
   * Takes over weights, multiplied by a factor.
   *
   * @param transitions [K, K], rows {@code stride} apart
   */
  void set(float[] transitions, int stride, float[] starts, float[] ends, double factor) {
    shift = Double.NEGATIVE_INFINITY;
    for (int from = 0; from < labels; from++) {
      start[from] = allowed(constraints.allowsStart(from), starts[from] * factor);
      end[from] = allowed(constraints.allowsEnd(from), ends[from] * factor);
      for (int to = 0; to < labels; to++) {
        double value = transitions[from * stride + to] * factor;
        double score = allowed(constraints.allows(from, to), value);
        between[from * labels + to] = score;
        shift = Math.max(shift, score);
      }
    }
    if (shift == Double.NEGATIVE_INFINITY) {
      shift = 0; // nothing follows anything
    }
    Arrays.setAll(factors, i -> StrictMath.exp(between[i] - shift));
  }

  private static double allowed(boolean allowed, double score) {
    return allowed ? score : Double.NEGATIVE_INFINITY;
  }
}
