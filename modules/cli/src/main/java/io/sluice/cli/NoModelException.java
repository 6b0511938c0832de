package io.sluice.cli;

/** What was given as a model is none; the message says what is missing. */
final class NoModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoModelException(String message) {
    super(message);
  }
}
