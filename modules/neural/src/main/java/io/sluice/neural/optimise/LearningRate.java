package io.sluice.neural.optimise;

/**
 * The learning rate of a training run: a rate, a {@link Schedule} and, for {@link
 * Schedule.Plateau}, what was seen of the validation loss.
 */
public final class LearningRate {
  private static final int STATE_SIZE = 3;

  private final double rate;
  private final Schedule schedule;

  private double best = Double.POSITIVE_INFINITY;
  private int worse;
  private double reduction = 1;

  /**
   * @param rate at factor 1, positive
   * @param schedule factor of each step
   */
  public LearningRate(double rate, Schedule schedule) {
    Checks.rate(rate);
    this.rate = rate;
    this.schedule = schedule;
  }

  /** The rate of an optimiser step, the first being 0. */
  public double at(long step) {
    return rate * reduction * schedule.factor(step);
  }

  /** Tells a plateau schedule of a validation loss; other schedules take no notice. */
  public void evaluated(double loss) {
    Schedule inner = schedule instanceof Schedule.WarmUp warmUp ? warmUp.then() : schedule;
    if (!(inner instanceof Schedule.Plateau plateau)) {
      return;
    }
    double bar =
        best == Double.POSITIVE_INFINITY ? best : best - plateau.threshold() * Math.abs(best);
    if (loss < bar) {
      best = loss;
      worse = 0;
      return;
    }
    worse++;
    if (worse > plateau.patience()) {
      worse = 0;
      reduction = Math.max(plateau.minimum(), reduction * plateau.decay());
    }
  }

  /** What a plateau schedule remembers. */
  double[] state() {
    return new double[] {best, worse, reduction};
  }

  void load(double[] state) {
    if (state.length != STATE_SIZE || !(state[2] >= 0 && state[2] <= 1)) {
      throw new IllegalArgumentException(
          "malformed state of a learning rate: " + java.util.Arrays.toString(state));
    }
    best = state[0];
    worse = (int) state[1];
    reduction = state[2];
  }
}
