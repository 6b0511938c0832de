package io.sluice.cli;

import java.util.OptionalDouble;

/** Smoothed figures of a training, so that what is shown can be read. */
final class Pace {
  /** Steps over which figures are averaged. */
  private static final int SPAN = 20;

  /** The first seconds are slow, before the code is compiled, and say nothing about the rest. */
  private static final double SLOW_SECONDS = 4;

  private static final int LEAST_STEPS = 3;
  private static final double LEAST_SECONDS = 3;

  private long begun = System.nanoTime();
  private long startStep;
  private boolean warm;
  private int noted;
  private double loss;
  private double speed;
  private long step;

  Pace(long startStep) {
    this.startStep = startStep;
    step = startStep;
  }

  void note(long newStep, double newLoss, double newSpeed) {
    step = newStep;
    if (!warm && secondsSinceBegin() > SLOW_SECONDS) {
      warm = true;
      begun = System.nanoTime();
      startStep = step;
    }
    noted = Math.min(SPAN, noted + 1);
    loss += (newLoss - loss) / noted;
    speed += (newSpeed - speed) / noted;
  }

  double loss() {
    return loss;
  }

  /** Symbols a second of training alone. */
  double speed() {
    return speed;
  }

  /**
   * Seconds until a step, if all goes on as it has on the whole, measuring included; empty as long
   * as nothing can be said about it.
   */
  OptionalDouble secondsTo(long lastStep) {
    var done = step - startStep;
    return warm && done >= LEAST_STEPS && secondsSinceBegin() > LEAST_SECONDS
        ? OptionalDouble.of(secondsSinceBegin() / done * Math.max(0, lastStep - step))
        : OptionalDouble.empty();
  }

  private double secondsSinceBegin() {
    return (System.nanoTime() - begun) / 1e9;
  }
}
