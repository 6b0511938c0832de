package io.sluice.language.training;

import java.util.Optional;

/** Remembers the best evaluation and how many came after it. */
final class Improvement {
  private static final int STATE_SIZE = 3;

  private double best = Double.POSITIVE_INFINITY;
  private double reference = Double.POSITIVE_INFINITY;
  private int without;

  /** Takes note of a loss; returns whether it is the lowest so far. */
  boolean note(double loss, Optional<EarlyStopping> settings) {
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

  double best() {
    return best;
  }

  boolean exhausted(Optional<EarlyStopping> settings) {
    return settings.isPresent() && without >= settings.get().patience();
  }

  double[] state() {
    return new double[] {best, reference, without};
  }

  void load(TrainerState state, String name) {
    double[] saved = state.reals(name, STATE_SIZE);
    best = saved[0];
    reference = saved[1];
    without = (int) saved[2];
  }
}
