package io.sluice.cli;

/** Smoothed figures of a training, so that what is shown can be read. */
final class Pace {
  /** Steps over which figures are averaged. */
  private static final int SPAN = 20;

  /** The first seconds are slow, before the code is compiled, and say nothing about the rest. */
  private static final double SLOW_SECONDS = 4;

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

  /** Seconds until a step, if all goes on as it has on the whole, measuring included. */
  double secondsTo(long lastStep) {
    var done = Math.max(1, step - startStep);
    return secondsSinceBegin() / done * Math.max(0, lastStep - step);
  }

  private double secondsSinceBegin() {
    return (System.nanoTime() - begun) / 1e9;
  }
}
