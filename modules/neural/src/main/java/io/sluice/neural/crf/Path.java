package io.sluice.neural.crf;

/**
 * One label for each position of a sequence.
 *
 * @param labels [T], not to be changed
 * @param score the sum of all its scores
 * @param logProbability natural logarithm of its probability among all paths of its lattice
 */
public record Path(int[] labels, double score, double logProbability) {
  /** Between 0 and 1. */
  public double probability() {
    return Math.min(1, StrictMath.exp(logProbability));
  }
}
