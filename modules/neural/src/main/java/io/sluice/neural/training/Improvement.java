package io.sluice.neural.training;

import java.util.Optional;

/**
 * Remembers the best evaluation and how many came after it. Lower is better: a score such as F1 is
 * noted as what it lacks to be perfect.
 */
public final class Improvement {
  private static final int STATE_SIZE = 3;

  private double best = Double.POSITIVE_INFINITY;
  private double reference = Double.POSITIVE_INFINITY;
  private int without;

  /** Takes note of a loss; returns whether it is the lowest so far. */
  public boolean note(double loss, Optional<EarlyStopping> settings) {
    double needed = settings.map(EarlyStopping::minimumImprovement).orElse(0.0);
    if (loss < reference - needed || (reference == Double.POSITIVE_INFINITY && loss < reference)) {
      reference = loss;
      without = 0;
    } else {
      without++;
    }
    boolean lowest = loss < best;
    best = lowest ? loss : best;
    return lowest;
  }

  /** The lowest loss so far; infinite before the first. */
  public double best() {
    return best;
  }

  /** Whether it is time to give up. */
  public boolean exhausted(Optional<EarlyStopping> settings) {
    return settings.isPresent() && without >= settings.get().patience();
  }

  /** A copy of what is remembered. */
  public double[] state() {
    return new double[] {best, reference, without};
  }

  /**
   * Takes over what {@link #state} gave.
   *
   * @param name under which it stands among the numbers of the trainer's state
   */
  public void load(TrainerState state, String name) {
    double[] saved = state.reals(name, STATE_SIZE);
    best = saved[0];
    reference = saved[1];
    without = (int) saved[2];
  }
}
