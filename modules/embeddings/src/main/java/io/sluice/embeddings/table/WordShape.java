package io.sluice.embeddings.table;

/**
 * The shape of a word: letters by their case, digits, and marks as they are, runs as one symbol:
 * {@code McDonald's} is {@code XxXx'x}, {@code 1996-08-22} is {@code d-d-d}, {@code IBM} is {@code
 * X}.
 */
final class WordShape {
  /** Longer shapes are cut. */
  private static final int LONGEST = 12;

  /** Code points that are looked at: shapes of long tokens cost no more than that. */
  private static final int SEEN = 256;

  private WordShape() {}

  static String of(String word) {
    StringBuilder shape = new StringBuilder(LONGEST);
    int before = -1;
    int at = 0;
    for (int seen = 0; at < word.length() && seen < SEEN && shape.length() < LONGEST; seen++) {
      int c = word.codePointAt(at);
      at += Character.charCount(c);
      int symbol = symbol(c);
      if (symbol != before) {
        shape.appendCodePoint(symbol);
        before = symbol;
      }
    }
    return shape.toString();
  }

  private static int symbol(int c) {
    if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
      return 'X';
    }
    if (Character.isLowerCase(c)) {
      return 'x';
    }
    if (Character.isLetter(c)) {
      return 'l';
    }
    return Character.isDigit(c) ? 'd' : c;
  }
}
