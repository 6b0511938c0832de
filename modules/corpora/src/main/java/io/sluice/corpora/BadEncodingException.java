package io.sluice.corpora;

import java.io.IOException;

/** A file that should be UTF-8 holds bytes that are not. */
public final class BadEncodingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Where the bad bytes are. */
  private final BadBytes place;

  BadEncodingException(BadBytes place) {
    super(place + remedy(place));
    this.place = place;
  }

  private static String remedy(BadBytes place) {
    // A UTF-16 file begins with a byte order mark, whose bytes UTF-8 never has.
    if (place.offset() == 0 && place.value() >= 0xFE) {
      return "; this looks like UTF-16, the text must be UTF-8: iconv -f UTF-16 -t UTF-8 "
          + place.file()
          + " > utf8.txt";
    }
    return "; the text must be UTF-8: convert the file first, for example with iconv -f"
        + " WINDOWS-1252 -t UTF-8";
  }

  /** Where the bad bytes are. */
  public BadBytes place() {
    return place;
  }
}
