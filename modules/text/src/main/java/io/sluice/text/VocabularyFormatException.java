package io.sluice.text;

import java.io.IOException;

/** A vocabulary file does not follow the format; the message names the file and the line. */
public final class VocabularyFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  VocabularyFormatException(String name, long line, String problem) {
    super(name + ":" + line + ": " + problem);
  }
}
