package io.sluice.neural.optimise;

import java.util.List;

/**
 * Stochastic gradient descent, with momentum on demand.
 *
 * @param rate learning rate, positive
 * @param momentum share of the velocity kept from step to step, in [0, 1); 0 for none
 * @param kind where the gradient is thought to be taken
 * @param weightDecay decoupled weight decay, not negative
 */
public record Sgd(double rate, double momentum, Momentum kind, double weightDecay)
    implements UpdateRule {
  /** Kinds of momentum; the same without momentum. */
  public enum Momentum {
    /** Polyak's heavy ball. */
    CLASSICAL,
    /** Nesterov's accelerated gradient. */
    NESTEROV
  }

  /** Plain descent at rate 1, as Zaremba et al. (2014) train language models. */
  public static final Sgd DEFAULT = new Sgd(1, 0, Momentum.CLASSICAL, 0);

  public Sgd {
    Checks.rate(rate);
    Checks.share("momentum", momentum);
    Checks.decay(weightDecay);
  }

  @Override
  public List<String> slots() {
    return momentum == 0 ? List.of() : List.of("velocity");
  }
}
