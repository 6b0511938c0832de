package io.sluice.text;

/** The text cannot be expressed in the symbols asked for, whatever the vocabulary. */
public final class MalformedTextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedTextException(TextPosition position, String problem) {
    super(position + ": " + problem);
  }
}
