package io.sluice.language.training;

/**
 * When to give up.
 *
 * @param patience evaluations in a row without improvement after which training stops
 * @param minimumImprovement nats per symbol by which the loss must fall to count
 */
public record EarlyStopping(int patience, double minimumImprovement) {
  public EarlyStopping {
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be at least 1, was " + patience);
    }
    if (!(minimumImprovement >= 0 && minimumImprovement < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "minimum improvement must be at least 0 nats, was " + minimumImprovement);
    }
  }
}
