package io.sluice.neural.crf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Every one of the K^T paths of one sequence and its score in double: the brute-force twin. */
final class AllPaths {
  /** A path that is allowed. */
  record Scored(int[] labels, double score) {}

  private final List<Scored> paths = new ArrayList<>();

  /**
   * Enumerates.
   *
   * @param emissions [T, K]
   * @param weights transitions [K, K], start [K], end [K]
   */
  AllPaths(Constraints constraints, double[] emissions, double[] weights) {
    int labels = constraints.labels();
    int time = emissions.length / labels;
    int[] path = new int[time];
    do {
      if (allowed(constraints, path)) {
        double score = weights[labels * labels + path[0]];
        for (int t = 0; t < time; t++) {
          score += emissions[t * labels + path[t]];
          score += t == 0 ? 0 : weights[path[t - 1] * labels + path[t]];
        }
        score += weights[labels * labels + labels + path[time - 1]];
        if (score > Double.NEGATIVE_INFINITY) {
          paths.add(new Scored(path.clone(), score));
        }
      }
    } while (next(path, labels));
  }

  private static boolean allowed(Constraints constraints, int[] path) {
    boolean allowed =
        constraints.allowsStart(path[0]) && constraints.allowsEnd(path[path.length - 1]);
    for (int t = 1; t < path.length; t++) {
      allowed &= constraints.allows(path[t - 1], path[t]);
    }
    return allowed;
  }

  private static boolean next(int[] path, int labels) {
    for (int t = path.length - 1; t >= 0; t--) {
      path[t]++;
      if (path[t] < labels) {
        return true;
      }
      path[t] = 0;
    }
    return false;
  }

  /** ln of the sum of e^score over the paths that satisfy a condition. */
  double logSum(Predicate<int[]> condition) {
    double[] scores =
        paths.stream().filter(p -> condition.test(p.labels())).mapToDouble(Scored::score).toArray();
    double largest = Arrays.stream(scores).max().orElse(Double.NEGATIVE_INFINITY);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - largest);
    }
    return scores.length == 0 ? largest : largest + Math.log(sum);
  }

  double logPartition() {
    return logSum(path -> true);
  }

  double probability(Predicate<int[]> condition) {
    return Math.exp(logSum(condition) - logPartition());
  }

  /** Best first. */
  List<Scored> ranked() {
    return paths.stream()
        .sorted(Comparator.comparingDouble((Scored path) -> -path.score()))
        .toList();
  }

  /** Whether a path stays in the sets from a position on. */
  static boolean within(int[] path, int first, List<LabelSet> sets) {
    for (int i = 0; i < sets.size(); i++) {
      if (!sets.get(i).contains(path[first + i])) {
        return false;
      }
    }
    return true;
  }
}
