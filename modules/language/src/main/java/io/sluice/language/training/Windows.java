package io.sluice.language.training;

import io.sluice.neural.random.SeededRandom;

/** How long the windows are through which gradients flow back. */
public sealed interface Windows {
  /** Length aimed at. */
  int length();

  /** Length of the longest window that can come. */
  int longest();

  /**
   * Length of the next window.
   *
   * @param rest symbols left to predict in the lane, at least 1
   * @return between 1 and {@code min(rest, longest())}
   */
  int next(long rest, SeededRandom random);

  /** What the learning rate is multiplied by for a window of this length. */
  double rateFactor(int window);

  /** Always the same length; shortened evenly where the lane is not a multiple of it. */
  record Fixed(int length) implements Windows {
    public Fixed {
      check(length);
    }

    @Override
    public int longest() {
      return length;
    }

    @Override
    public int next(long rest, SeededRandom random) {
      long windows = (rest + length - 1) / length;
      return (int) ((rest + windows - 1) / windows);
    }

    @Override
    public double rateFactor(int window) {
      return 1;
    }
  }

  /**
   * Normally distributed around {@code length}, once in twenty times around half of it, with the
   * learning rate in proportion to the length (Merity et al. 2018, section 4.1), so that windows
   * begin at other places in every epoch.
   */
  record Randomised(int length) implements Windows {
    private static final double HALVED = 0.05;
    private static final double DEVIATION = 5;
    private static final int SHORTEST = 5;
    private static final int SLACK = 20;

    public Randomised {
      check(length);
    }

    @Override
    public int longest() {
      return length + SLACK;
    }

    @Override
    public int next(long rest, SeededRandom random) {
      double mean = random.nextDouble() < HALVED ? length / 2.0 : length;
      double drawn = StrictMath.rint(mean + DEVIATION * random.nextGaussian());
      long window = (long) Math.max(Math.min(SHORTEST, length), Math.min(longest(), drawn));
      if (rest - window >= SHORTEST) {
        return (int) window;
      }
      return (int) (rest <= longest() ? rest : rest / 2); // leaves no tiny window behind
    }

    @Override
    public double rateFactor(int window) {
      return (double) window / length;
    }
  }

  private static void check(int length) {
    if (length < 1 || length > 100_000) {
      throw new IllegalArgumentException(
          "a window must have between 1 and 100000 steps, was " + length);
    }
  }
}
