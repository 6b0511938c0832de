package io.sluice.experiments;

import io.sluice.neural.training.Trainer;
import java.time.Duration;

/**
 * Trains for a moment to see how fast it goes. Code is compiled in the first third of the time,
 * which is not counted. The second third reads what was not read before; the last one reads the
 * same again, when vectors that are computed once for a sentence are there.
 *
 * @param first seconds a symbol, of training alone
 * @param again the same for what was read before
 */
record Trial(double first, double again) {
  private static final int LEAST_STEPS = 3;

  /** Steps taken here are undone, but for the time they took. */
  static Trial of(Trainer trainer, Duration length) {
    var third = length.toNanos() / 3;
    var start = trainer.capture();
    secondsPerSymbol(trainer, third);
    var middle = trainer.finished() ? start : trainer.capture();
    trainer.restore(middle);
    var first = secondsPerSymbol(trainer, third);
    trainer.restore(middle);
    var again = secondsPerSymbol(trainer, third);
    trainer.restore(start);
    return new Trial(first, again);
  }

  /** Trains for so long, or to the end if that is sooner. */
  private static double secondsPerSymbol(Trainer trainer, long nanos) {
    var begun = System.nanoTime();
    var symbols = 0L;
    for (var steps = 0;
        !trainer.finished() && (steps < LEAST_STEPS || System.nanoTime() - begun < nanos);
        steps++) {
      symbols += trainer.step().symbols();
    }
    return (System.nanoTime() - begun) / 1e9 / symbols;
  }
}
