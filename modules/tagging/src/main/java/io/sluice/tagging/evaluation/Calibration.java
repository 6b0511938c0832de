package io.sluice.tagging.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: predictions in bins of equal width (Naeini et al. 2015;
 * Guo et al. 2017, equation 3).
 *
 * @param bins in ascending order of probability
 */
public record Calibration(List<Bin> bins) {
  /** Number of bins of {@link #of(List)}. */
  public static final int BINS = 10;

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Predictions of about the same probability.
   *
   * @param low least probability
   * @param high largest probability; part of the bin only if it is 1
   * @param count predictions
   * @param confidence their mean probability; 0 if there are none
   * @param accuracy share of them that is right; 0 if there are none
   */
  public record Bin(double low, double high, long count, double confidence, double accuracy) {}

  /** With {@link #BINS} bins. */
  public static Calibration of(List<Judged> judged) {
    return of(judged, BINS);
  }

  /** With so many bins. */
  public static Calibration of(List<Judged> judged, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("calibration needs at least one bin, was " + bins);
    }
    long[] counts = new long[bins];
    long[] correct = new long[bins];
    double[] sums = new double[bins];
    for (Judged one : judged) {
      int bin = (int) Math.min(bins - 1, one.probability() * bins);
      counts[bin]++;
      correct[bin] += one.correct() ? 1 : 0;
      sums[bin] += one.probability();
    }
    List<Bin> result = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      double count = Math.max(1, counts[i]);
      result.add(
          new Bin(
              (double) i / bins,
              (i + 1.0) / bins,
              counts[i],
              sums[i] / count,
              (double) correct[i] / count));
    }
    return new Calibration(result);
  }

  /** Number of predictions. */
  public long count() {
    return bins.stream().mapToLong(Bin::count).sum();
  }

  /**
   * Expected calibration error: mean over all predictions of the distance between the confidence
   * and the accuracy of their bin; 0 without predictions.
   */
  public double expectedError() {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.count() * Math.abs(bin.confidence() - bin.accuracy());
    }
    return count() == 0 ? 0 : sum / count();
  }
}
