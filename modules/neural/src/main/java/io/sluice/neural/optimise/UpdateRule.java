package io.sluice.neural.optimise;

import java.util.List;

/**
 * How a gradient changes a parameter. The equations are at {@link
 * io.sluice.neural.kernel.RowKernels}.
 */
public sealed interface UpdateRule permits Sgd, RmsProp, Adam, AdamW {
  /** Learning rate at factor 1 of the schedule. */
  double rate();

  /**
   * Decoupled weight decay (Loshchilov and Hutter 2019): before the update each value that is not a
   * bias is multiplied by {@code 1 - rate * weightDecay}, with the rate of the step.
   */
  double weightDecay();

  /** Names of the values kept for each parameter from step to step. */
  List<String> slots();
}
