package io.sluice.neural.crf;

import java.util.Arrays;

/**
 * Scores of the best paths to every label of every position (Viterbi 1967). T positions, K labels.
 *
 * <pre>best[t, j] = max over i of (best[t-1, i] + between[i, j]) + e[t, j]</pre>
 *
 * <p>Where a best path comes from is found again on the way back: that costs K for each position of
 * one path, keeping it would cost K^2 for every position.
 */
final class Viterbi {
  private final Potentials potentials;
  private final int labels;
  private final int time;

  /** [T, K]. */
  final double[] best;

  /**
   * Finds the scores.
   *
   * @param emissions [T, K]
   */
  Viterbi(Potentials potentials, double[] emissions) {
    this.potentials = potentials;
    labels = potentials.labels;
    time = emissions.length / labels;
    best = new double[emissions.length];
    double[] sums = new double[labels];
    for (int j = 0; j < labels; j++) {
      best[j] = potentials.start[j] + emissions[j];
    }
    for (int t = 1; t < time; t++) {
      Arrays.fill(sums, Double.NEGATIVE_INFINITY);
      for (int i = 0; i < labels; i++) {
        raise(sums, best[(t - 1) * labels + i], i * labels);
      }
      for (int j = 0; j < labels; j++) {
        best[t * labels + j] = sums[j] + emissions[t * labels + j];
      }
    }
  }

  private void raise(double[] sums, double score, int row) {
    double[] between = potentials.between;
    for (int j = 0; j < labels; j++) {
      sums[j] = Math.max(sums[j], score + between[row + j]);
    }
  }

  /** Score of the best path; negative infinity if none is allowed. */
  double bestScore() {
    double score = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < labels; j++) {
      score = Math.max(score, best[(time - 1) * labels + j] + potentials.end[j]);
    }
    return score;
  }

  /** The best path, [T]; the lower label wins ties, from the last position on. */
  int[] labels() {
    int[] path = new int[time];
    int last = (time - 1) * labels;
    for (int j = 1; j < labels; j++) {
      if (best[last + j] + potentials.end[j]
          > best[last + path[time - 1]] + potentials.end[path[time - 1]]) {
        path[time - 1] = j;
      }
    }
    for (int t = time - 1; t > 0; t--) {
      path[t - 1] = before(t, path[t]);
    }
    return path;
  }

  /** The label before a label of position t on the best path there. */
  private int before(int t, int label) {
    int row = (t - 1) * labels;
    int from = 0;
    for (int i = 1; i < labels; i++) {
      if (best[row + i] + potentials.between[i * labels + label]
          > best[row + from] + potentials.between[from * labels + label]) {
        from = i;
      }
    }
    return from;
  }
}
