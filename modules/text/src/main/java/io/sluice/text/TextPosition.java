package io.sluice.text;

import java.io.Serializable;

/**
 * A place in a text.
 *
 * @param line line number from 1
 * @param column code points from the start of the line, from 1
 * @param offset code points from the start of the text, from 0
 */
public record TextPosition(long line, long column, long offset) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks the ranges. */
  public TextPosition {
    if (line < 1 || column < 1 || offset < 0) {
      throw new IllegalArgumentException(
          "need line >= 1, column >= 1, offset >= 0, was " + line + ", " + column + ", " + offset);
    }
  }

  /** For messages: {@code line 3, column 14 (character 120)}. */
  @Override
  public String toString() {
    return "line " + line + ", column " + column + " (character " + offset + ")";
  }
}
