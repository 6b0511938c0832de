package io.sluice.text.token;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import java.util.List;

/** Cuts a piece of text without blanks into tokens that suit tagging. Never looks back far. */
class PieceScanner {
  /** No dotted abbreviation or clitic is longer. */
  static final int LONGEST = 24;

  final String text;
  final int start;
  final int end;
  final TextRange whole;
  private final List<Token> tokens;
  private final WordBreaks breaks;

  /**
   * @param start of the piece
   * @param end of the piece
   * @param whole the part of the text that is cut
   * @param tokens gets the tokens
   */
  PieceScanner(String text, int start, int end, TextRange whole, List<Token> tokens) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.whole = whole;
    this.tokens = tokens;
    this.breaks = new WordBreaks(text, end, WordBreaks.Colon.SPLITS);
  }

  void scan() {
    for (int at = start; at < end; ) {
      int next = special(at);
      if (next == at) {
        next = breaks.next(at);
        next = isWord(at) ? word(at, next) : mark(at, next);
        split(at, next);
      } else {
        add(at, next);
      }
      at = next;
    }
  }

  final void add(int from, int to) {
    tokens.add(Token.in(text, from, to));
  }

  /** Adds a token, or the parts of it. */
  void split(int from, int to) {
    add(from, to);
  }

  /** What starts here and is no word, though it is one token; its end, or the same offset. */
  int special(int at) {
    int face = Emoticons.end(text, at, start, end);
    if (face > at) {
      return face;
    }
    if (text.charAt(at) == '&') {
      return entity(at);
    }
    boolean first = at == start || isOpening(text.charAt(at - 1));
    if (!first) {
      return at;
    }
    char c = text.charAt(at);
    if ((c == '@' || c == '#') && isWord(at + 1)) {
      return breaks.next(at + 1);
    }
    return Links.end(text, at, end);
  }

  /** The end of a character reference of HTML: an ampersand, a name and a semicolon. */
  private int entity(int from) {
    int to = from + 1;
    while (to < end && to - from < 10 && (isWord(to) || text.charAt(to) == '#')) {
      to++;
    }
    return to > from + 2 && to < end && text.charAt(to) == ';' ? breaks.next(to) : from;
  }

  /** How far the word that starts here and has its first boundary there really goes. */
  private int word(int from, int boundary) {
    int to = boundary;
    while (to < end) {
      int next = beyond(from, to);
      if (next == to) {
        return to;
      }
      to = next;
    }
    return to;
  }

  /** The end of one mark and all that hangs on it. */
  final int markEnd(int at) {
    return breaks.next(at);
  }

  /** The end of the number or word that starts here. */
  final int wordEnd(int from) {
    return word(from, breaks.next(from));
  }

  /** The end of the word if what follows belongs to it; the same offset if not. */
  int beyond(int from, int to) {
    char before = text.charAt(to - 1);
    boolean joins =
        switch (text.charAt(to)) {
          case '-', '‐', '‑', '@' -> isWord(to + 1);
          case '&' -> isLetter(before) && to + 1 < end && isLetter(text.charAt(to + 1));
          case '/', ':' -> isDigit(before) && to + 1 < end && isDigit(text.charAt(to + 1));
          default -> false;
        };
    if (joins) {
      return breaks.next(to + 1);
    }
    boolean ends =
        switch (text.charAt(to)) {
          case '.' -> isAbbreviation(from, to);
          case '%' -> isDigit(before) && keepsPercent();
          default -> false;
        };
    return ends ? breaks.next(to) : to;
  }

  /** Whether percent signs stay with their number. */
  boolean keepsPercent() {
    return true;
  }

  /** Whether the dot after a word belongs to it: letters with dots, or one capital before text. */
  boolean isAbbreviation(int from, int to) {
    if (to - from > LONGEST || to + 1 < end && text.charAt(to + 1) == '.') {
      return false;
    }
    if (to - from == 1) {
      boolean last = Blanks.skip(text, to + 1, Math.min(whole.end(), to + 3)) >= whole.end();
      return Character.isUpperCase(text.charAt(from)) && !last;
    }
    int part = to;
    while (part > from && text.charAt(part - 1) != '-') {
      part--;
    }
    return isDotted(part, to);
  }

  /** Single letters with dots between them. */
  private boolean isDotted(int from, int to) {
    if (to - from < 3 || (to - from) % 2 == 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      boolean dot = (i - from) % 2 == 1;
      if (dot ? text.charAt(i) != '.' : !isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** A run of one mark is one token; brackets and quotes stand alone. */
  int mark(int from, int boundary) {
    char c = text.charAt(from);
    if (boundary != from + 1 || !isRun(c)) {
      return boundary;
    }
    int to = boundary;
    while (to < end && isSame(c, text.charAt(to))) {
      to++;
    }
    return breaks.next(to - 1);
  }

  private static boolean isSame(char c, char next) {
    return c == next || (c == '!' || c == '?') && (next == '!' || next == '?');
  }

  private static boolean isRun(char c) {
    return switch (Character.getType(c)) {
      case Character.DASH_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL ->
          c != '"';
      case Character.MODIFIER_SYMBOL -> c < 0x80;
      default -> false;
    };
  }

  private static boolean isOpening(char c) {
    return switch (Character.getType(c)) {
      case Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION -> true;
      default -> c == '"' || c == '\'' || c == '<' || c == '.';
    };
  }

  /** Whether the character at an offset of this piece is part of a word. */
  final boolean isWord(int at) {
    if (at >= end) {
      return false;
    }
    int c =
        at > start && Character.isLowSurrogate(text.charAt(at))
            ? text.codePointBefore(at + 1)
            : text.codePointAt(at);
    byte kind = WordClass.of(c);
    return WordBreaks.isLetter(kind)
        || kind == WordClass.NUMERIC
        || kind == WordClass.KATAKANA
        || kind == WordClass.CONNECTOR;
  }

  static boolean isLetter(char c) {
    return Character.isLetter(c);
  }

  static boolean isDigit(char c) {
    return Character.isDigit(c);
  }
}
