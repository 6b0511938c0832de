package io.sluice.text.token;

/** What stands between tokens. */
final class Blanks {
  private Blanks() {}

  /**
   * Whether this is white space: what Unicode or Java calls so, non-breaking blanks included, and
   * the two blanks without width (U+200B, U+FEFF).
   */
  static boolean isBlank(int c) {
    if (c < 0x80) {
      return c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1c && c <= 0x1f;
    }
    return Character.isSpaceChar(c) || c == 0x85 || c == 0x200b || c == 0xfeff;
  }

  /** The first offset from here on that is no blank; the limit if there is none. */
  static int skip(String text, int from, int limit) {
    int at = from;
    while (at < limit && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The first offset from here on that is a blank; the limit if there is none. */
  static int find(String text, int from, int limit) {
    int at = from;
    while (at < limit && !isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The offset after the last character before the limit that is no blank; at least from. */
  static int trimEnd(String text, int from, int limit) {
    int at = limit;
    while (at > from && isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
