package io.sluice.text.token;

/**
 * The word boundaries of Unicode Standard Annex #29, rules WB1 to WB999, one step forward at a
 * time. Every code point is looked at a fixed number of times, so a text takes linear time whatever
 * is in it.
 */
final class WordBreaks {
  private final String text;
  private final int limit;
  private final Colon colon;

  /** What a colon between letters does; the annex leaves the choice. */
  enum Colon {
    /** It joins them, as in Swedish abbreviations. */
    JOINS,
    /** It stands alone. */
    SPLITS
  }

  /** Boundaries as if nothing stood beyond the limit. */
  WordBreaks(String text, int limit, Colon colon) {
    this.text = text;
    this.limit = limit;
    this.colon = colon;
  }

  /** The boundary after this one. */
  int next(int boundary) {
    int at = boundary;
    int c = codePoint(at);
    byte before = WordClass.of(c);
    boolean joined = before == WordClass.JOINER;
    at += Character.charCount(c);
    if (before == WordClass.CR) {
      return at < limit && text.charAt(at) == '\n' ? at + 1 : at;
    }
    if (before == WordClass.LF || before == WordClass.NEWLINE) {
      return at;
    }
    boolean pair = before == WordClass.REGIONAL;
    boolean adjacent = true;
    while (at < limit) {
      c = codePoint(at);
      byte here = WordClass.of(c);
      int after = at + Character.charCount(c);
      if (here == WordClass.EXTEND || here == WordClass.JOINER) { // WB4
        joined = here == WordClass.JOINER;
        adjacent = false;
      } else if (joined && WordClass.isPictograph(c)) { // WB3c
        joined = false;
        before = here;
        adjacent = true;
      } else if (here == WordClass.SPACE && before == WordClass.SPACE && adjacent) { // WB3d
        joined = false;
      } else if (here == WordClass.REGIONAL && pair) { // WB15, WB16
        pair = false;
        before = WordClass.OTHER;
        joined = false;
      } else {
        boolean alone = c == ':' && colon == Colon.SPLITS;
        int far = alone ? -1 : beyond(before, here, after);
        if (far >= 0) {
          after = far;
          before = WordClass.of(text.codePointBefore(far));
        } else if (joins(before, here)) {
          before = here;
        } else {
          return at;
        }
        joined = false;
      }
      at = after;
    }
    return at;
  }

  /** WB5, WB7a, WB8 to WB10, WB13 to WB13b. */
  private static boolean joins(byte before, byte here) {
    return switch (here) {
      case WordClass.LETTER, WordClass.HEBREW, WordClass.NUMERIC ->
          isLetter(before) || before == WordClass.NUMERIC || before == WordClass.CONNECTOR;
      case WordClass.KATAKANA -> before == WordClass.KATAKANA || before == WordClass.CONNECTOR;
      case WordClass.CONNECTOR ->
          isLetter(before)
              || before == WordClass.NUMERIC
              || before == WordClass.KATAKANA
              || before == WordClass.CONNECTOR;
      case WordClass.SINGLE_QUOTE -> before == WordClass.HEBREW;
      default -> false;
    };
  }

  /**
   * WB6 and WB7, WB7b and WB7c, WB11 and WB12: a mark joins if the right kind of character follows.
   *
   * @return the offset after that character; -1 if the mark does not join
   */
  private int beyond(byte before, byte mark, int afterMark) {
    boolean letters =
        isLetter(before)
            && (mark == WordClass.MID_LETTER
                || mark == WordClass.MID_BOTH
                || mark == WordClass.SINGLE_QUOTE);
    boolean hebrew = before == WordClass.HEBREW && mark == WordClass.DOUBLE_QUOTE;
    boolean numbers =
        before == WordClass.NUMERIC
            && (mark == WordClass.MID_NUMBER
                || mark == WordClass.MID_BOTH
                || mark == WordClass.SINGLE_QUOTE);
    if (!letters && !hebrew && !numbers) {
      return -1;
    }
    int at = afterMark;
    while (at < limit) {
      int c = codePoint(at);
      at += Character.charCount(c);
      byte here = WordClass.of(c);
      if (here != WordClass.EXTEND && here != WordClass.JOINER) {
        boolean found =
            letters && isLetter(here)
                || hebrew && here == WordClass.HEBREW
                || numbers && here == WordClass.NUMERIC;
        return found ? at : -1;
      }
    }
    return -1;
  }

  static boolean isLetter(byte kind) {
    return kind == WordClass.LETTER || kind == WordClass.HEBREW;
  }

  /** The code point at an offset; half a pair where the limit cuts one. */
  private int codePoint(int at) {
    return at + 1 == limit ? text.charAt(at) : text.codePointAt(at);
  }
}
