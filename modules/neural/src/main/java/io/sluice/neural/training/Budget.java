package io.sluice.neural.training;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How long to train; whichever comes first.
 *
 * @param epochs passes over the training corpus
 * @param steps updates of the weights
 */
public record Budget(OptionalInt epochs, OptionalLong steps) {
  public Budget {
    if (epochs.isEmpty() && steps.isEmpty()) {
      throw new IllegalArgumentException("epochs or steps must say when training ends");
    }
    if (epochs.orElse(1) < 1 || steps.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "epochs and steps must be at least 1, were %s and %s".formatted(epochs, steps));
    }
  }

  /** Ends after so many passes. */
  public static Budget epochs(int epochs) {
    return new Budget(OptionalInt.of(epochs), OptionalLong.empty());
  }

  /** Ends after so many updates. */
  public static Budget steps(long steps) {
    return new Budget(OptionalInt.empty(), OptionalLong.of(steps));
  }

  /** Whether training is over. */
  public boolean isSpent(long epochsDone, long stepsDone) {
    return epochsDone >= epochs.orElse(Integer.MAX_VALUE)
        || stepsDone >= steps.orElse(Long.MAX_VALUE);
  }
}
