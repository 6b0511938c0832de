package io.sluice.language.generation;

/**
 * Makes symbols that occurred lately less likely (Keskar et al. 2019, CTRL, section 4.1): a
 * positive logit is divided by the penalty, a negative one multiplied with it.
 *
 * @param penalty 1 changes nothing, more discourages repetition, less encourages it
 * @param window how many of the latest symbols count, the prompt included
 */
public record RepetitionPenalty(double penalty, int window) {
  public static final RepetitionPenalty NONE = new RepetitionPenalty(1, 0);

  public RepetitionPenalty {
    if (!(penalty > 0 && penalty <= 1000)) {
      throw new IllegalArgumentException("repetition penalty must be in (0, 1000], was " + penalty);
    }
    if (window < 0 || window > 1_000_000) {
      throw new IllegalArgumentException(
          "repetition window must be between 0 and 1000000 symbols, was " + window);
    }
  }

  boolean isActive() {
    return penalty != 1 && window > 0;
  }

  float apply(float logit) {
    return (float) (logit > 0 ? logit / penalty : logit * penalty);
  }
}
