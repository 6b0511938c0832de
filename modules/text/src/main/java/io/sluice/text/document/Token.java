package io.sluice.text.document;

/**
 * A word, number or mark of a text.
 *
 * @param text the token as it stands in the text; only the words of a contraction that share one
 *     place (French <i>du</i> = <i>de</i> + <i>le</i>) may differ from it
 * @param start offset of the first code unit in the document's text
 * @param end offset after the last one
 */
public record Token(String text, int start, int end) {
  /** Checks that the token is not empty. */
  public Token {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a token has at least one character, at " + start);
    }
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "token \"" + text + "\": expected 0 <= start < end, was start " + start + ", end " + end);
    }
  }

  /**
   * The token between two offsets of a text.
   *
   * @throws IndexOutOfBoundsException if the offsets do not lie in the text
   */
  public static Token in(String text, int start, int end) {
    return new Token(text.substring(start, end), start, end);
  }

  @Override
  public String toString() {
    return text + "[" + start + ", " + end + ")";
  }
}
