package io.sluice.neural.training;

/**
 * When to give up.
 *
 * @param patience evaluations in a row without improvement after which training stops
 * @param minimumImprovement by how much the loss must fall to count, in its own unit
 */
public record EarlyStopping(int patience, double minimumImprovement) {
  public EarlyStopping {
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be at least 1, was " + patience);
    }
    if (!(minimumImprovement >= 0 && minimumImprovement < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "minimum improvement must be at least 0, was " + minimumImprovement);
    }
  }
}
