package io.sluice.experiments.run;

/** A run directory cannot be used as asked; the message says why and what to do. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a mistake or a state of the directory. */
  public RunException(String message) {
    super(message);
  }

  /** For a failure of the file system. */
  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
