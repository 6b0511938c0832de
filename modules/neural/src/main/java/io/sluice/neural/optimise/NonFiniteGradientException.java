package io.sluice.neural.optimise;

/** A step was refused because the gradient is not finite; no parameter has changed. */
public final class NonFiniteGradientException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;
  private final long step;

  /** The message without the step and without what helps. */
  private final String problem;

  NonFiniteGradientException(String parameter, long step, String detail) {
    super(
        "the gradient of %s is not finite in step %d (%s); the step was refused; train again with a lower learning rate or a smaller clipping norm"
            .formatted(parameter, step, detail));
    this.parameter = parameter;
    this.step = step;
    this.problem = "the gradient of %s is not finite (%s)".formatted(parameter, detail);
  }

  /** Which gradient and why, without the step and without what helps. */
  public String problem() {
    return problem;
  }

  /** Canonical name of the first parameter that has such a gradient. */
  public String parameter() {
    return parameter;
  }

  /** The refused step, the first being 0. */
  public long step() {
    return step;
  }
}
