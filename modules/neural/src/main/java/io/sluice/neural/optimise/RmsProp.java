package io.sluice.neural.optimise;

import java.util.List;

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5): the gradient over the root of its mean square.
 *
 * @param rate learning rate, positive
 * @param decay share of the mean square kept from step to step, in [0, 1)
 * @param epsilon added to the root, positive
 * @param weightDecay decoupled weight decay, not negative
 */
public record RmsProp(double rate, double decay, double epsilon, double weightDecay)
    implements UpdateRule {
  /** The values of the lecture; it names no epsilon. */
  public static final RmsProp DEFAULT = new RmsProp(0.001, 0.9, 1e-8, 0);

  public RmsProp {
    Checks.rate(rate);
    Checks.share("decay", decay);
    Checks.epsilon(epsilon);
    Checks.decay(weightDecay);
  }

  @Override
  public List<String> slots() {
    return List.of("meanSquare");
  }
}
