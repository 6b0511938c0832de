package io.sluice.text.token;

import java.util.List;

/** Finds where a link ends that starts with a known scheme or with {@code www.}. */
final class Links {
  private static final List<String> STARTS = List.of("http://", "https://", "ftp://", "www.");

  private Links() {}

  /**
   * The end of a link that starts here, without the punctuation after it; the same if none does.
   */
  static int end(String text, int from, int limit) {
    int prefix = prefix(text, from);
    if (prefix == 0) {
      return from;
    }
    int to = from;
    int open = 0;
    while (to < limit && "<>\"".indexOf(text.charAt(to)) < 0) {
      open += bracket(text.charAt(to));
      to++;
    }
    while (to > from) {
      char last = text.charAt(to - 1);
      boolean unopened = bracket(last) < 0 && open < 0;
      if (!unopened && ".,;:!?'*_’”»…".indexOf(last) < 0) {
        break;
      }
      open -= bracket(last);
      to--;
    }
    return to > from + prefix ? to : from;
  }

  private static int bracket(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  private static int prefix(String text, int from) {
    if ("hfwHFW".indexOf(text.charAt(from)) < 0) {
      return 0;
    }
    for (String start : STARTS) {
      if (text.regionMatches(true, from, start, 0, start.length())) {
        return start.length();
      }
    }
    return 0;
  }
}
