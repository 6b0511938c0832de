package io.sluice.model.json;

import java.util.Locale;

/** Strings between quotes: JSON's escapes, and safe short quotes for messages. */
final class JsonText {
  private static final int LONGEST_QUOTE = 80;

  private JsonText() {}

  /**
   * Appends {@code text} as a JSON string. Control characters and halves of surrogate pairs become
   * escapes, so that the result always survives UTF-8; everything else stands as it is.
   */
  static void append(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (Character.isISOControl(c)
              || Character.isSurrogate(c)
              || c == '\u2028'
              || c == '\u2029') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** {@code text} quoted for a message: control characters escaped, cut when long. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder();
    append(out, text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) : text);
    return text.length() > LONGEST_QUOTE ? out + "…" : out.toString();
  }
}
