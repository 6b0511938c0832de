package io.sluice.embeddings.learning;

/** Vectors cannot be learned: nothing is there that learns, or it failed inside. */
public final class LearningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message that says what helps. */
  public LearningException(String message) {
    super(message);
  }

  /** With what went wrong below. */
  public LearningException(String message, Throwable cause) {
    super(message, cause);
  }
}
