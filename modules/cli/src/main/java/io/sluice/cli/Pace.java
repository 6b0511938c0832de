package io.sluice.cli;

/** Smoothed figures of a training, so that what is shown can be read. */
final class Pace {
  private static final double KEPT = 0.95;

  private final long begun = System.nanoTime();
  private final long startStep;
  private double loss = Double.NaN;
  private double speed = Double.NaN;
  private long step;

  Pace(long startStep) {
    this.startStep = startStep;
    step = startStep;
  }

  void note(long newStep, double newLoss, double newSpeed) {
    step = newStep;
    loss = smooth(loss, newLoss);
    speed = smooth(speed, newSpeed);
  }

  private static double smooth(double old, double next) {
    return Double.isNaN(old) ? next : KEPT * old + (1 - KEPT) * next;
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
    var perStep = (System.nanoTime() - begun) / 1e9 / Math.max(1, step - startStep);
    return perStep * Math.max(0, lastStep - step);
  }
}
