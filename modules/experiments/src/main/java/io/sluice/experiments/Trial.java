package io.sluice.experiments;

import io.sluice.neural.training.Trainer;
import java.time.Duration;

/**
 * Trains for a moment to see how fast it goes. The first half of the time is not counted: code is
 * compiled in it.
 *
 * @param secondsPerStep of training alone
 */
record Trial(double secondsPerStep) {
  private static final int LEAST_STEPS = 3;

  /** Steps taken here are lost; the run starts from the beginning. */
  static Trial of(Trainer trainer, Duration length) {
    var begun = System.nanoTime();
    var before = repeat(trainer, begun, length.toNanos() / 2, 1);
    var counted = System.nanoTime();
    var steps = repeat(trainer, begun, length.toNanos(), LEAST_STEPS);
    return steps == 0 // training is shorter than the trial
        ? new Trial((counted - begun) / 1e9 / Math.max(1, before))
        : new Trial((System.nanoTime() - counted) / 1e9 / steps);
  }

  private static int repeat(Trainer trainer, long begun, long nanos, int least) {
    var steps = 0;
    while (!trainer.finished() && (steps < least || System.nanoTime() - begun < nanos)) {
      trainer.step();
      steps++;
    }
    return steps;
  }
}
