package io.sluice.neural.crf;

import java.util.ArrayList;
import java.util.List;

/**
 * All paths of one sequence under a {@link Crf}: the best of them, and exact probabilities. T
 * positions, K labels. What is asked for the first time is computed; for one thread at a time.
 */
public final class Lattice {
  private final Potentials potentials;
  private final int labels;
  private final int time;
  private final double[] emissions;
  private final Viterbi viterbi;
  private final ForwardBackward sums;
  private boolean forwardDone;
  private boolean backwardDone;
  private double logPartition;

  /**
   * Takes its arguments over.
   *
   * @param emissions [T, K], negative infinity for what is not allowed
   */
  Lattice(Potentials potentials, double[] emissions) {
    this.potentials = potentials;
    this.emissions = emissions;
    labels = potentials.labels;
    time = emissions.length / labels;
    viterbi = new Viterbi(potentials, emissions);
    sums = new ForwardBackward(potentials);
  }

  /** T. */
  public int time() {
    return time;
  }

  double bestScore() {
    return viterbi.bestScore();
  }

  /** The labels of the best path, [T]; of equally good ones, that with the lowest last labels. */
  public int[] bestLabels() {
    return viterbi.labels();
  }

  /** The best path. */
  public Path best() {
    return path(viterbi.labels());
  }

  /** The best paths, best first; fewer than {@code count} if there are no more. */
  public List<Path> nBest(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("at least one path must be asked for, was " + count);
    }
    List<Path> paths = new ArrayList<>();
    for (int[] path : new NBest(potentials, emissions, viterbi).paths(count)) {
      paths.add(path(path));
    }
    return paths;
  }

  private Path path(int[] path) {
    double score = score(path);
    return new Path(path, score, score - logPartition());
  }

  /** ln of the sum of e^score over all paths. */
  public double logPartition() {
    if (!forwardDone) {
      sums.reserve(time);
      System.arraycopy(emissions, 0, sums.emissions, 0, emissions.length);
      logPartition = sums.forward();
      forwardDone = true;
    }
    return logPartition;
  }

  private void runBackward() {
    logPartition();
    if (!backwardDone) {
      sums.backward();
      backwardDone = true;
    }
  }

  /**
   * The score of a path; negative infinity if it is not allowed.
   *
   * @param path [T]
   */
  public double score(int[] path) {
    if (path.length != time) {
      throw new IllegalArgumentException(
          "a path of %d labels for %d positions".formatted(path.length, time));
    }
    double score = potentials.start[path[0]] + emissions[path[0]];
    for (int t = 1; t < time; t++) {
      score += potentials.between[path[t - 1] * labels + path[t]] + emissions[t * labels + path[t]];
    }
    return score + potentials.end[path[time - 1]];
  }

  /** ln of the probability of a path. */
  public double logProbability(int[] path) {
    return score(path) - logPartition();
  }

  /**
   * Probability of each label of a path given those before it, [T]; their product is that of the
   * path. The labels of a random field are a Markov chain, so that the one before is enough.
   *
   * <pre>
   * p[t] = e^(between[path[t-1], path[t]] + e[t, path[t]] + backward[t, path[t]] - backward[t-1, path[t-1]])
   * </pre>
   *
   * @param path [T]
   * @return zeros if the path is not allowed
   */
  public double[] conditionals(int[] path) {
    double[] probabilities = new double[time];
    if (score(path) == Double.NEGATIVE_INFINITY) {
      return probabilities;
    }
    runBackward();
    double before = logPartition;
    for (int t = 0; t < time; t++) {
      int at = t * labels + path[t];
      double step =
          t == 0 ? potentials.start[path[0]] : potentials.between[path[t - 1] * labels + path[t]];
      probabilities[t] = bounded(StrictMath.exp(step + emissions[at] + sums.backward[at] - before));
      before = sums.backward[at];
    }
    return probabilities;
  }

  /** Probability of each label at each position, [T, K]. */
  public double[] marginals() {
    runBackward();
    double[] marginals = new double[emissions.length];
    for (int i = 0; i < marginals.length; i++) {
      marginals[i] = bounded(sums.marginal(i / labels, i % labels, logPartition));
    }
    return marginals;
  }

  /** Probability of a label at a position. */
  public double marginal(int position, int label) {
    runBackward();
    return bounded(sums.marginal(position, label, logPartition));
  }

  /**
   * Probability that the labels at positions {@code first}, {@code first + 1}, … are in these sets,
   * all at once: the constrained forward sums of Culotta and McCallum (2004). That of a span is the
   * probability of a label that begins it, labels that go on with it, and, unless it ends the
   * sequence, one more position with any label that does not go on with it.
   *
   * @throws IllegalArgumentException if there are no sets or they reach beyond the sequence
   */
  public double probability(int first, List<LabelSet> sets) {
    if (first < 0 || sets.isEmpty() || first + sets.size() > time) {
      throw new IllegalArgumentException(
          "%d label sets from position %d on do not fit a sequence of %d positions"
              .formatted(sets.size(), first, time));
    }
    runBackward();
    double[] scores = new double[labels];
    for (int label = 0; label < labels; label++) {
      scores[label] = restricted(sets.get(0), label, sums.forward[first * labels + label]);
    }
    for (int i = 1; i < sets.size(); i++) {
      scores = extend(scores, first + i, sets.get(i));
    }
    int last = (first + sets.size() - 1) * labels;
    for (int label = 0; label < labels; label++) {
      scores[label] += sums.backward[last + label];
    }
    return bounded(StrictMath.exp(ForwardBackward.logSum(scores) - logPartition));
  }

  private double[] extend(double[] before, int position, LabelSet set) {
    double[] after = new double[labels];
    double[] terms = new double[labels];
    for (int to = 0; to < labels; to++) {
      for (int from = 0; from < labels && set.contains(to); from++) {
        terms[from] = before[from] + potentials.between[from * labels + to];
      }
      after[to] =
          set.contains(to)
              ? ForwardBackward.logSum(terms) + emissions[position * labels + to]
              : Double.NEGATIVE_INFINITY;
    }
    return after;
  }

  private static double restricted(LabelSet set, int label, double score) {
    return set.contains(label) ? score : Double.NEGATIVE_INFINITY;
  }

  /** Rounding must not make a probability exceed 1. */
  private static double bounded(double probability) {
    return Math.min(1, probability);
  }
}
