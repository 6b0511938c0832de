package io.sluice.catalog;

import java.io.IOException;

/** A file that was fetched is not the one the card describes; it was thrown away. */
public final class ChecksumException extends IOException {
  private static final long serialVersionUID = 1L;

  ChecksumException(Card card, CorpusFile file, String origin, String expected, String actual) {
    super(
        card.kind()
            + " "
            + card.name()
            + ": "
            + file.name()
            + " from "
            + origin
            + " has the wrong checksum; it was not kept\n  expected sha256 "
            + expected
            + "\n  found           "
            + actual
            + "\n  remedy: supply the right file, correct the card if the new one is meant, or name the"
            + " file itself instead of the card");
  }
}
