package io.sluice.neural.optimise;

/**
 * How the learning rate changes as training goes on, as a factor of the rate of the {@link
 * UpdateRule}. Steps are optimiser steps, counted from 0.
 */
public sealed interface Schedule {
  /** The factor of a step, as far as it does not depend on evaluations. */
  double factor(long step);

  /** This schedule, begun after a linear rise over the first steps. */
  default Schedule afterWarmUp(long steps) {
    return new WarmUp(steps, this);
  }

  /** Factor 1 for ever. */
  record Constant() implements Schedule {
    @Override
    public double factor(long step) {
      return 1;
    }
  }

  /**
   * Factor 1 until {@code start}, then multiplied by {@code decay} there and at every {@code every}
   * steps after it.
   *
   * @param start first step with a smaller rate
   * @param every steps between two decays
   * @param decay in (0, 1]
   */
  record StepDecay(long start, long every, double decay) implements Schedule {
    public StepDecay {
      if (start < 0) {
        throw new IllegalArgumentException("start must be at least 0, was " + start);
      }
      Checks.steps("every", every);
      Checks.positive("decay", decay);
      Checks.factor("decay", decay);
    }

    @Override
    public double factor(long step) {
      return step < start ? 1 : StrictMath.pow(decay, (double) (1 + (step - start) / every));
    }
  }

  /**
   * Multiplied by {@code decay} whenever the validation loss has not become better for more than
   * {@code patience} evaluations; {@link LearningRate} keeps count.
   *
   * @param decay in (0, 1)
   * @param patience evaluations without improvement that are tolerated
   * @param threshold share of the best loss by which a loss must be lower to be an improvement
   * @param minimum smallest factor
   */
  record Plateau(double decay, int patience, double threshold, double minimum) implements Schedule {
    /** Halve after the third evaluation in a row that is not better by a thousandth. */
    public static final Plateau DEFAULT = new Plateau(0.5, 2, 1e-3, 1e-3);

    public Plateau {
      Checks.positive("decay", decay);
      Checks.share("decay", decay);
      if (patience < 0) {
        throw new IllegalArgumentException("patience must be at least 0, was " + patience);
      }
      Checks.share("threshold", threshold);
      Checks.factor("minimum", minimum);
    }

    @Override
    public double factor(long step) {
      return 1;
    }
  }

  /**
   * Half a cosine from 1 down to {@code floor} (Loshchilov and Hutter 2017, without restarts), then
   * {@code floor}.
   *
   * @param steps length of the descent
   * @param floor last factor, in [0, 1]
   */
  record Cosine(long steps, double floor) implements Schedule {
    public Cosine {
      Checks.steps("steps", steps);
      Checks.factor("floor", floor);
    }

    @Override
    public double factor(long step) {
      return cosine(1, floor, (double) step / (double) steps);
    }
  }

  /**
   * One cycle (Smith and Topin 2018): half a cosine up from {@code 1 / startDivisor} to 1, then
   * half a cosine down to {@code 1 / (startDivisor * endDivisor)}.
   *
   * @param steps length of the cycle
   * @param rise share of the steps in which the rate rises, in (0, 1)
   * @param startDivisor at least 1
   * @param endDivisor at least 1
   */
  record OneCycle(long steps, double rise, double startDivisor, double endDivisor)
      implements Schedule {
    /** Rise over three tenths of the steps from a twenty-fifth of the rate. */
    public static OneCycle of(long steps) {
      return new OneCycle(steps, 0.3, 25, 1e4);
    }

    public OneCycle {
      Checks.steps("steps", steps);
      Checks.positive("rise", rise);
      Checks.share("rise", rise);
      if (!(startDivisor >= 1 && endDivisor >= 1)) {
        throw new IllegalArgumentException(
            "divisors must be at least 1, were " + startDivisor + " and " + endDivisor);
      }
    }

    @Override
    public double factor(long step) {
      double start = 1 / startDivisor;
      double peak = rise * (double) steps;
      return step < peak
          ? cosine(start, 1, (double) step / peak)
          : cosine(1, start / endDivisor, ((double) step - peak) / ((double) steps - peak));
    }
  }

  /**
   * A linear rise: step s of the first {@code steps} has factor (s + 1) / steps of the first factor
   * of {@code then}, which begins with its step 0 after them.
   *
   * @param steps length of the rise
   * @param then what follows, not a warm-up itself
   */
  record WarmUp(long steps, Schedule then) implements Schedule {
    public WarmUp {
      Checks.steps("warm-up steps", steps);
      if (then instanceof WarmUp) {
        throw new IllegalArgumentException("a warm-up cannot follow a warm-up: " + then);
      }
    }

    @Override
    public double factor(long step) {
      return step < steps
          ? then.factor(0) * (double) (step + 1) / (double) steps
          : then.factor(step - steps);
    }
  }

  private static double cosine(double from, double to, double progress) {
    double share = Math.min(1, Math.max(0, progress));
    return to + (from - to) * (1 + StrictMath.cos(StrictMath.PI * share)) / 2;
  }
}
