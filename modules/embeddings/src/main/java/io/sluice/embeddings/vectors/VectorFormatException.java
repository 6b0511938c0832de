package io.sluice.embeddings.vectors;

import java.io.IOException;

/** A file of vectors does not follow its format; the message names the file and the line or row. */
public final class VectorFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  VectorFormatException(String where, String problem) {
    super(where + ": " + problem);
  }
}
