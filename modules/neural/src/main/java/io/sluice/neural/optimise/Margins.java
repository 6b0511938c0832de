package io.sluice.neural.optimise;

/**
 * By how much updates without a gradient may grow, at most, after one that changed nothing: means
 * only shrink, but the root of a mean square that they are divided by shrinks, too, by the root of
 * beta2 in a step. Computed once for an optimiser.
 */
final class Margins {
  /** From where on it would be of no use to try. */
  private static final double LARGEST = 1e4;

  private final double[] margins;

  /**
   * @param most steps that are ever asked for
   */
  Margins(UpdateRule rule, int most) {
    double left = meanSquareLeft(rule);
    int bounded = left == 1 ? most : (int) (-2 * StrictMath.log(LARGEST) / StrictMath.log(left));
    margins = new double[Math.min(most, bounded) + 1];
    for (int steps = 0; steps < margins.length; steps++) {
      margins[steps] = 1.01 * StrictMath.pow(left, -steps / 2.0);
    }
  }

  /** Share of the mean square of gradients that is left after a step without one; 1 without any. */
  private static double meanSquareLeft(UpdateRule rule) {
    if (rule instanceof Adam adam) {
      return adam.beta2();
    }
    return rule instanceof AdamW adam ? adam.beta2() : 1; // RMSProp divides nothing but zero by it
  }

  /** Most steps with a margin. */
  int steps() {
    return margins.length - 1;
  }

  /** What an update is multiplied by to be at least as large as any of so many that follow it. */
  double of(int steps) {
    return margins[steps];
  }
}
