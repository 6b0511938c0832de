package io.sluice.experiments.binding;

/** One value is refused that would do by itself, because of others or of the corpus. */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;

  /**
   * Refuses a value.
   *
   * @param key dotted keys from where the refusing record stands, such as {@code schedule.warm-up}
   * @param problem what is wrong, with the value found and what was expected
   */
  public InvalidValueException(String key, String problem) {
    super(key + " " + problem);
    this.key = key;
    this.problem = problem;
  }

  /** Dotted keys from where the refusing record stands. */
  public String key() {
    return key;
  }

  /** The message without the key. */
  public String problem() {
    return problem;
  }
}
