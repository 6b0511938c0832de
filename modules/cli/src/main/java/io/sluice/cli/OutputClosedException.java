package io.sluice.cli;

import java.io.IOException;
import java.util.Locale;

/** Standard output takes no more: its reader has gone, or the disk is full. */
final class OutputClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputClosedException(IOException cause) {
    super("cannot write to standard output: " + cause.getMessage(), cause);
  }

  /** Whether the reader has seen enough, as {@code head} has; no failure then. */
  boolean readerHasGone() {
    var reason = String.valueOf(getCause() == null ? "" : getCause().getMessage());
    return reason.toLowerCase(Locale.ROOT).contains("pipe");
  }
}
