package io.sluice.catalog;

import java.io.IOException;

/** A file of a corpus could not be had; the message says what was tried and what helps. */
public final class FetchException extends IOException {
  private static final long serialVersionUID = 1L;

  FetchException(String message) {
    super(message);
  }

  FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
