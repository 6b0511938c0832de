package io.sluice.neural.optimise;

/** A step was refused because the gradient is not finite; no parameter has changed. */
public final class NonFiniteGradientException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;
  private final long step;

  NonFiniteGradientException(String parameter, long step, String detail) {
    super(
        "the gradient of %s is not finite in step %d (%s); the step was refused. Continue from the"
                .formatted(parameter, step, detail)
            + " last checkpoint with a lower learning rate or a smaller clipping norm");
    this.parameter = parameter;
    this.step = step;
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
