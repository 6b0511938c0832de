package io.sluice.language.training;

/**
 * How a model goes on learning from what it reads.
 *
 * @param rate of learning, in units of a value's usual gradient; 0 leaves the model as it is
 * @param decay share of the way back to the original weights that an average weight goes with each
 *     window, in [0, 1]
 * @param window symbols between two updates; gradients reach back so far
 */
public record Adaptation(double rate, double decay, int window) {
  /** Found on characters; see {@code docs/RESULTS.md}. */
  public static final Adaptation DEFAULT = new Adaptation(0.001, 0.001, 50);

  /** Added to the scale of a weight's gradients, as a share of the average over all weights. */
  public static final double DAMPING = 1;

  private static final int LONGEST_WINDOW = 10_000;

  public Adaptation {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("adaptation rate must be in [0, 1], was " + rate);
    }
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException("adaptation decay must be in [0, 1], was " + decay);
    }
    if (window < 1 || window > LONGEST_WINDOW) {
      throw new IllegalArgumentException(
          "adaptation window must be between 1 and %d symbols, was %d"
              .formatted(LONGEST_WINDOW, window));
    }
  }

  /** The same with steps of another size. */
  public Adaptation withRate(double value) {
    return new Adaptation(value, decay, window);
  }

  /** The same with another share of the way back to the original weights. */
  public Adaptation withDecay(double value) {
    return new Adaptation(rate, value, window);
  }

  /** The same with another number of symbols between two steps. */
  public Adaptation withWindow(int value) {
    return new Adaptation(rate, decay, value);
  }
}
