package io.sluice.neural.optimise;

import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019).
 *
 * @param rate learning rate, positive
 * @param beta1 share of the mean kept from step to step, in [0, 1)
 * @param beta2 share of the mean square kept from step to step, in [0, 1)
 * @param epsilon added to the root, positive
 * @param weightDecay decoupled weight decay, not negative
 */
public record AdamW(double rate, double beta1, double beta2, double epsilon, double weightDecay)
    implements UpdateRule {
  /** {@link Adam#DEFAULT} with the customary weight decay of one hundredth. */
  public static final AdamW DEFAULT = new AdamW(0.001, 0.9, 0.999, 1e-8, 0.01);

  public AdamW {
    Checks.rate(rate);
    Checks.share("beta1", beta1);
    Checks.share("beta2", beta2);
    Checks.epsilon(epsilon);
    Checks.decay(weightDecay);
  }

  @Override
  public List<String> slots() {
    return Adam.SLOTS;
  }
}
