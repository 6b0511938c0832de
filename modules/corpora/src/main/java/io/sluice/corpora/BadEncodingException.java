package io.sluice.corpora;

import java.io.IOException;
import java.util.Locale;

/** A file that should be UTF-8 holds bytes that are not. */
public final class BadEncodingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Where the bad bytes are. */
  private final BadBytes place;

  BadEncodingException(BadBytes place) {
    super(
        String.format(
            Locale.ROOT,
            "%s; the text must be UTF-8: convert the file first, for example with iconv",
            place));
    this.place = place;
  }

  /** Where the bad bytes are. */
  public BadBytes place() {
    return place;
  }
}
