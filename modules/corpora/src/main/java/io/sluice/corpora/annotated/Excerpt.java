package io.sluice.corpora.annotated;

import java.util.Locale;

/** Text from a file as messages show it: in quotes, short, on one line. */
final class Excerpt {
  private static final int LONGEST = 60;

  private Excerpt() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int i = 0;
    while (i < text.length() && shown.length() <= LONGEST) {
      int c = text.codePointAt(i);
      if (c == '\t') {
        shown.append("\\t");
      } else if (isPlain(c)) {
        shown.appendCodePoint(c);
      } else {
        shown.append(String.format(Locale.ROOT, "\\u%04x", c));
      }
      i += Character.charCount(c);
    }
    shown.append('"');
    if (i < text.length()) {
      shown.append(" ... (").append(text.length()).append(" characters)");
    }
    return shown.toString();
  }

  private static boolean isPlain(int c) {
    return c == ' '
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.PRIVATE_USE,
              Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }
}
