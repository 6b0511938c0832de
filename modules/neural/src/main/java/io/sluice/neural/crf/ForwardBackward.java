package io.sluice.neural.crf;

import io.sluice.neural.arithmetic.Fused;
import java.util.Arrays;

/**
 * Sums over all paths of one sequence (Rabiner 1989; Lafferty et al. 2001), in double and
 * log-space. T positions, K labels, emissions e; what is not allowed scores negative infinity.
 *
 * <pre>
 * forward[0, j] = start[j] + e[0, j]
 * forward[t, j] = e[t, j] + ln sum over i of e^(forward[t-1, i] + between[i, j])
 * backward[T-1, i] = end[i]
 * backward[t, i] = ln sum over j of e^(between[i, j] + e[t+1, j] + backward[t+1, j])
 * ln Z = ln sum over j of e^(forward[T-1, j] + end[j])
 * </pre>
 *
 * <p>The sum over i is made as m + ln sum of e^(forward[i] - m) e^between[i, j], m being the
 * largest: K exponentials a position instead of K^2. Where such a sum is too small to be trusted,
 * because the way from the best labels is barred, it is made once more term by term. Reserves
 * memory as it is needed; one caller at a time.
 */
final class ForwardBackward {
  /** Terms lost to underflow are less than 1e-50 of larger sums. */
  private static final double SMALLEST_SUM = 1e-250;

  /** Largest exponent of a common factor; what is lost to underflow beside it is below 1e-40. */
  private static final double LARGEST_EXPONENT = 600;

  private final Potentials potentials;
  private final int labels;
  private final double[] sums;
  private final double[] scaled;
  private int time;

  /** [T, K]; set by the caller after {@link #reserve}. */
  double[] emissions = {};

  /** [T, K], after {@link #forward}. */
  double[] forward = {};

  /** [T, K], after {@link #backward}. */
  double[] backward = {};

  /** [T, K]: e^(forward - largest of the position). */
  private double[] fromFactors = {};

  /** [T, K]: e^(e + backward - largest of the position). */
  private double[] toFactors = {};

  /** [T]: the largest of each position. */
  private double[] fromShift = {};

  private double[] toShift = {};

  ForwardBackward(Potentials potentials) {
    this.potentials = potentials;
    labels = potentials.labels;
    sums = new double[labels];
    scaled = new double[labels];
  }

  /** Makes room for a sequence. */
  void reserve(int newTime) {
    time = newTime;
    if (fromShift.length < time) {
      int size = Math.multiplyExact(time, labels);
      emissions = new double[size];
      forward = new double[size];
      backward = new double[size];
      fromFactors = new double[size];
      toFactors = new double[size];
      fromShift = new double[time];
      toShift = new double[time];
    }
  }

  int time() {
    return time;
  }

  /** Fills {@link #forward}; ln Z, negative infinity if no path is allowed. */
  double forward() {
    for (int j = 0; j < labels; j++) {
      forward[j] = potentials.start[j] + emissions[j];
    }
    for (int t = 1; t < time; t++) {
      advance(t);
    }
    double[] last = scaled;
    for (int j = 0; j < labels; j++) {
      last[j] = forward[(time - 1) * labels + j] + potentials.end[j];
    }
    return logSum(last);
  }

  private void advance(int t) {
    int before = (t - 1) * labels;
    int after = t * labels;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = before; i < after; i++) {
      largest = Math.max(largest, forward[i]);
    }
    fromShift[t - 1] = largest;
    if (largest == Double.NEGATIVE_INFINITY) {
      Arrays.fill(fromFactors, before, after, 0);
      Arrays.fill(forward, after, after + labels, largest);
      return;
    }
    Arrays.fill(sums, 0);
    for (int i = 0; i < labels; i++) {
      double factor = StrictMath.exp(forward[before + i] - largest);
      fromFactors[before + i] = factor;
      if (factor != 0) {
        addScaled(factor, i * labels);
      }
    }
    double shift = largest + potentials.shift;
    for (int j = 0; j < labels; j++) {
      double sum =
          sums[j] < SMALLEST_SUM ? exactForward(before, j) : shift + StrictMath.log(sums[j]);
      forward[after + j] = emissions[after + j] + sum;
    }
  }

  private void addScaled(double factor, int row) {
    double[] factors = potentials.factors;
    for (int j = 0; j < labels; j++) {
      sums[j] = Fused.multiplyAdd(factor, factors[row + j], sums[j]);
    }
  }

  private double exactForward(int before, int j) {
    for (int i = 0; i < labels; i++) {
      scaled[i] = forward[before + i] + potentials.between[i * labels + j];
    }
    return logSum(scaled);
  }

  /** Fills {@link #backward}. */
  void backward() {
    int last = (time - 1) * labels;
    System.arraycopy(potentials.end, 0, backward, last, labels);
    for (int t = time - 2; t >= 0; t--) {
      retreat(t);
    }
  }

  private void retreat(int t) {
    int row = t * labels;
    int next = row + labels;
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < labels; j++) {
      scaled[j] = emissions[next + j] + backward[next + j];
      largest = Math.max(largest, scaled[j]);
    }
    toShift[t + 1] = largest;
    if (largest == Double.NEGATIVE_INFINITY) {
      Arrays.fill(toFactors, next, next + labels, 0);
      Arrays.fill(backward, row, next, largest);
      return;
    }
    for (int j = 0; j < labels; j++) {
      toFactors[next + j] = StrictMath.exp(scaled[j] - largest);
    }
    double shift = largest + potentials.shift;
    for (int i = 0; i < labels; i++) {
      double sum = dot(i * labels, next);
      backward[row + i] = sum < SMALLEST_SUM ? exactBackward(i, next) : shift + StrictMath.log(sum);
    }
  }

  private double dot(int row, int next) {
    double[] factors = potentials.factors;
    double sum = 0;
    for (int j = 0; j < labels; j++) {
      sum = Fused.multiplyAdd(factors[row + j], toFactors[next + j], sum);
    }
    return sum;
  }

  private double exactBackward(int i, int next) {
    for (int j = 0; j < labels; j++) {
      scaled[j] = potentials.between[i * labels + j] + emissions[next + j] + backward[next + j];
    }
    return logSum(scaled);
  }

  /** Probability of a label at a position, after both passes. */
  double marginal(int t, int label, double logPartition) {
    int at = t * labels + label;
    return StrictMath.exp(forward[at] + backward[at] - logPartition);
  }

  /**
   * Adds the expected numbers of transitions, after both passes.
   *
   * @param counts [K, K] from {@code offset} on
   */
  void addTransitions(double logPartition, double factor, double[] counts, int offset) {
    for (int t = 1; t < time; t++) {
      double exponent = fromShift[t - 1] + potentials.shift + toShift[t] - logPartition;
      if (exponent > LARGEST_EXPONENT) {
        addTransitionsExactly(t, logPartition, factor, counts, offset);
        continue;
      }
      double common = StrictMath.exp(exponent) * factor;
      for (int i = 0; i < labels; i++) {
        double left = fromFactors[(t - 1) * labels + i] * common;
        if (left != 0) {
          addRow(left, i * labels, t * labels, counts, offset + i * labels);
        }
      }
    }
  }

  private void addRow(double left, int row, int next, double[] counts, int at) {
    double[] factors = potentials.factors;
    for (int j = 0; j < labels; j++) {
      counts[at + j] =
          Fused.multiplyAdd(left * factors[row + j], toFactors[next + j], counts[at + j]);
    }
  }

  private void addTransitionsExactly(
      int t, double logPartition, double factor, double[] counts, int offset) {
    for (int i = 0; i < labels; i++) {
      for (int j = 0; j < labels; j++) {
        int to = t * labels + j;
        double score =
            forward[(t - 1) * labels + i]
                + potentials.between[i * labels + j]
                + emissions[to]
                + backward[to];
        counts[offset + i * labels + j] += factor * StrictMath.exp(score - logPartition);
      }
    }
  }

  /** {@code ln sum of e^values}, all of them. */
  static double logSum(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (double value : values) {
      sum += StrictMath.exp(value - largest);
    }
    return largest + StrictMath.log(sum);
  }
}
