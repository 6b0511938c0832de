package io.sluice.neural.loss;

/** What of the losses of all rows a derivative is taken of. */
public enum Reduction {
  /** The weighted sum. */
  SUM,
  /** The weighted sum over the sum of weights; nothing, if that is zero. */
  MEAN;

  double scale(double totalWeight) {
    if (this == SUM) {
      return 1;
    }
    return totalWeight == 0 ? 0 : 1 / totalWeight;
  }
}
