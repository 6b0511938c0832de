package io.sluice.neural.optimise;

import java.util.List;

/**
 * Adam (Kingma and Ba 2015): running means of the gradient and of its square, without the bias of
 * their first steps.
 *
 * @param rate learning rate, positive
 * @param beta1 share of the mean kept from step to step, in [0, 1)
 * @param beta2 share of the mean square kept from step to step, in [0, 1)
 * @param epsilon added to the root, positive
 */
public record Adam(double rate, double beta1, double beta2, double epsilon) implements UpdateRule {
  /** The values of the paper. */
  public static final Adam DEFAULT = new Adam(0.001, 0.9, 0.999, 1e-8);

  static final List<String> SLOTS = List.of("mean", "meanSquare");

  public Adam {
    Checks.rate(rate);
    Checks.share("beta1", beta1);
    Checks.share("beta2", beta2);
    Checks.epsilon(epsilon);
  }

  @Override
  public double weightDecay() {
    return 0;
  }

  @Override
  public List<String> slots() {
    return SLOTS;
  }
}
