package io.sluice.text.token;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** As English corpora for tagging cut their texts: contractions split, titles keep their dot. */
final class EnglishPieceScanner extends PieceScanner {
  private static final Set<String> AFTER_APOSTROPHE = Set.of("s", "m", "d", "re", "ve", "ll");

  EnglishPieceScanner(String text, int start, int end, TextRange whole, List<Token> tokens) {
    super(text, start, end, whole, tokens);
  }

  @Override
  boolean keepsPercent() {
    return false;
  }

  @Override
  void split(int from, int to) {
    int clitic = clitic(from, to);
    if (clitic > from && clitic < to) {
      add(from, clitic);
      add(clitic, to);
    } else {
      add(from, to);
    }
  }

  /** Where the contracted word at the end starts; the end if there is none. */
  private int clitic(int from, int to) {
    int length = to - from;
    if (length == 6 && text.regionMatches(true, from, "cannot", 0, 6)) {
      return from + 3;
    }
    for (int tail = 1; tail <= 2 && tail < length; tail++) {
      int at = to - tail - 1;
      if (isApostrophe(text.charAt(at)) && AFTER_APOSTROPHE.contains(lower(at + 1, to))) {
        return at;
      }
    }
    boolean negated =
        length > 3
            && isApostrophe(text.charAt(to - 2))
            && Character.toLowerCase(text.charAt(to - 1)) == 't'
            && Character.toLowerCase(text.charAt(to - 3)) == 'n';
    return negated ? to - 3 : to;
  }

  @Override
  int beyond(int from, int to) {
    if (text.charAt(to) == '$' && to - from <= 3 && isUpper(from, to)) {
      return markEnd(to);
    }
    return super.beyond(from, to);
  }

  @Override
  boolean isAbbreviation(int from, int to) {
    return super.isAbbreviation(from, to)
        || to - from <= LONGEST
            && !(to + 1 < end && text.charAt(to + 1) == '.')
            && (Abbreviations.keepsDot(text.substring(from, to)) || isNumbering(from, to));
  }

  /** A number at the start of the text and its dot, or what stands before a number. */
  private boolean isNumbering(int from, int to) {
    int next = Blanks.skip(text, to + 1, Math.min(whole.end(), to + 3));
    if (next == to + 1 || next >= whole.end()) {
      return false;
    }
    boolean list = from == whole.start() && to - from <= 2 && isDigit(text.charAt(from));
    return list
        || isDigit(text.charAt(next)) && Abbreviations.goesOnToNumber(text.substring(from, to));
  }

  /** A number may start with its sign or its decimal point. */
  @Override
  int special(int at) {
    boolean signed =
        at == start
            && (text.charAt(at) == '.' || text.charAt(at) == '+')
            && at + 1 < end
            && isDigit(text.charAt(at + 1));
    return signed ? wordEnd(at + 1) : super.special(at);
  }

  /** An apostrophe before the rest of a contraction, or before a short year, belongs to it. */
  @Override
  int mark(int from, int boundary) {
    if (isApostrophe(text.charAt(from)) && boundary < end) {
      int to = boundary;
      while (to < end && to < boundary + 4 && Character.isLetterOrDigit(text.charAt(to))) {
        to++;
      }
      boolean rest = from == start && to == end && AFTER_APOSTROPHE.contains(lower(boundary, to));
      boolean year =
          to - boundary >= 2
              && isDigit(text.charAt(boundary))
              && isDigit(text.charAt(boundary + 1))
              && (to - boundary == 2 || to - boundary == 3 && text.charAt(to - 1) == 's');
      if (rest || year) {
        return to;
      }
    }
    return super.mark(from, boundary);
  }

  private boolean isUpper(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isUpperCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private String lower(int from, int to) {
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }
}
