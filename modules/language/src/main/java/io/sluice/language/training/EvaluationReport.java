package io.sluice.language.training;

/**
 * A measurement on the validation text.
 *
 * @param step number of steps done
 * @param epoch passes over the training text done, with their fraction
 * @param loss mean over all predictions, in nats per symbol
 * @param symbols number of predictions
 * @param best lowest loss of all evaluations so far
 * @param improved whether this one is the best so far
 */
public record EvaluationReport(
    long step, double epoch, double loss, long symbols, double best, boolean improved) {
  /** The loss in bits. */
  public double bitsPerSymbol() {
    return loss / StrictMath.log(2);
  }

  /** e to the loss: as uncertain as a fair choice between so many symbols. */
  public double perplexity() {
    return StrictMath.exp(loss);
  }
}
