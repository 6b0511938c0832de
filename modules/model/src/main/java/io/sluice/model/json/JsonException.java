package io.sluice.model.json;

/** Text that is not JSON, breaks a limit, or holds something else than was asked for. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message that says where, what and what was expected. */
  public JsonException(String message) {
    super(message);
  }

  JsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
