package io.sluice.tagging.evaluation;

/**
 * How many spans or tokens of a label there are, were predicted, and were predicted right.
 *
 * @param gold in the data
 * @param predicted by the tagger
 * @param correct in both
 */
public record Counts(long gold, long predicted, long correct) {
  /** Nothing counted. */
  public static final Counts NONE = new Counts(0, 0, 0);

  public Counts {
    if (gold < 0 || predicted < 0 || correct < 0 || correct > Math.min(gold, predicted)) {
      throw new IllegalArgumentException(
          "counts must not be negative and correct at most the others, were %d, %d and %d"
              .formatted(gold, predicted, correct));
    }
  }

  /** Share of the predicted that is right; 0 if nothing was predicted. */
  public double precision() {
    return predicted == 0 ? 0 : (double) correct / predicted;
  }

  /** Share of the gold that was found; 0 if there is none. */
  public double recall() {
    return gold == 0 ? 0 : (double) correct / gold;
  }

  /** Harmonic mean of precision and recall; 0 if nothing is right. */
  public double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(gold + other.gold, predicted + other.predicted, correct + other.correct);
  }
}
