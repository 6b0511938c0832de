package io.sluice.corpora.annotated;

import java.util.Optional;

/**
 * First column of CoNLL-U.
 *
 * @param kind what the line is about
 * @param first the word, the first word of the range, or the word before the empty node
 * @param second last word of a range, or number of the empty node; else 0
 */
record ConlluId(Kind kind, int first, int second) {
  /** What a line is about. */
  enum Kind {
    /** {@code 7}. */
    WORD,
    /** {@code 7-8}: the token that the words 7 and 8 are written as. */
    RANGE,
    /** {@code 7.1}: a node without a word, behind word 7. */
    EMPTY
  }

  private static final int MOST_DIGITS = 9;

  static Optional<ConlluId> parse(String text) {
    int mark = Math.max(text.indexOf('-'), text.indexOf('.'));
    if (mark < 0) {
      return isNumber(text)
          ? Optional.of(new ConlluId(Kind.WORD, Integer.parseInt(text), 0))
          : Optional.empty();
    }
    String first = text.substring(0, mark);
    String second = text.substring(mark + 1);
    if (!isNumber(first) || !isNumber(second)) {
      return Optional.empty();
    }
    Kind kind = text.charAt(mark) == '-' ? Kind.RANGE : Kind.EMPTY;
    return Optional.of(new ConlluId(kind, Integer.parseInt(first), Integer.parseInt(second)));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
