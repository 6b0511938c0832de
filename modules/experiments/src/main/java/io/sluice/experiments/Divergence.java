package io.sluice.experiments;

import io.sluice.experiments.run.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Notices a training loss that has gone up instead of down: above twice where it began, which is
 * about that of guessing, for {@value #STEPS} steps on end. A few steps like that are no news.
 */
final class Divergence {
  private static final int STEPS = 10;
  private static final double FACTOR = 2;

  private double begin = Double.NaN;
  private int stepsAbove;
  private boolean told;

  /** Of a run of which these are the steps so far. */
  Divergence(List<Metric> before) {
    before.stream().findFirst().ifPresent(first -> begin = first.loss());
  }

  /** After a step; what there is to say is said once. */
  Optional<String> after(long step, double loss) {
    if (Double.isNaN(begin)) {
      begin = loss;
    }
    stepsAbove = loss > FACTOR * begin ? stepsAbove + 1 : 0;
    if (told || stepsAbove < STEPS) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(
        String.format(
            Locale.ROOT,
            "warning: training diverges: the loss at step %,d is %s, it began at %s; stop, and"
                + " start again with a lower training.optimiser.rate or with training.clip: {norm:"
                + " 1}",
            step,
            figure(loss),
            figure(begin)));
  }

  private static String figure(double loss) {
    return String.format(Locale.ROOT, loss < 1000 ? "%.3f" : "%,.0f", loss);
  }
}
