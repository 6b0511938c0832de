package io.sluice.tagging.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What abstaining buys: if only predictions of at least some probability are kept, how many are
 * left and how many of those are wrong (El-Yaniv and Wiener 2010).
 *
 * @param points one for every probability that occurs, the highest first
 */
public record RiskCoverage(List<Point> points) {
  public RiskCoverage {
    points = List.copyOf(points);
  }

  /**
   * One choice.
   *
   * @param threshold least probability that is kept
   * @param coverage share of the predictions that is kept
   * @param risk share of the kept that is wrong
   */
  public record Point(double threshold, double coverage, double risk) {}

  /** The whole curve. */
  public static RiskCoverage of(List<Judged> judged) {
    List<Judged> sorted = new ArrayList<>(judged);
    sorted.sort(Comparator.comparingDouble(Judged::probability).reversed());
    List<Point> points = new ArrayList<>();
    long wrong = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double probability = sorted.get(i).probability();
      wrong += sorted.get(i).correct() ? 0 : 1;
      boolean last = i + 1 == sorted.size() || sorted.get(i + 1).probability() != probability;
      if (last) {
        points.add(new Point(probability, (i + 1.0) / sorted.size(), (double) wrong / (i + 1)));
      }
    }
    return new RiskCoverage(points);
  }

  /** Area under the curve of risk over coverage, as a step function; 0 without predictions. */
  public double area() {
    double area = 0;
    double before = 0;
    for (Point point : points) {
      area += (point.coverage() - before) * point.risk();
      before = point.coverage();
    }
    return area;
  }

  /** At most so many points, spread evenly, the last one included: for a chart. */
  public List<Point> sample(int most) {
    if (most < 2 || points.size() <= most) {
      return points;
    }
    List<Point> sample = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      sample.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
    }
    return sample;
  }
}
