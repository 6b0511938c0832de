package io.sluice.text;

import java.util.Locale;

/**
 * JSON strings, one a line: how symbols are written to files so that any of them survives. Control
 * characters, line and paragraph separators and lone surrogates are escaped.
 */
public final class JsonLine {
  private JsonLine() {}

  /** The text as a JSON string in double quotes. */
  public static String quote(String text) {
    StringBuilder line = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            line.append(c).append(text.charAt(++i));
          } else if (needsEscape(c)) {
            line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    return line.append('"').toString();
  }

  private static boolean needsEscape(char c) {
    return c < 0x20
        || (c >= 0x7f && c <= 0xa0)
        || Character.isSurrogate(c)
        || Character.isSpaceChar(c) && c != ' '
        || Character.getType(c) == Character.FORMAT;
  }

  /**
   * The string that {@code line} quotes.
   *
   * @throws IllegalArgumentException if the line is not exactly one JSON string
   */
  static String unquote(String line) {
    int end = line.length() - 1;
    if (end < 1 || line.charAt(0) != '"' || line.charAt(end) != '"') {
      throw new IllegalArgumentException("expected a symbol in double quotes");
    }
    int i = 1;
    while (i < end && isPlain(line.charAt(i))) {
      i++;
    }
    if (i == end) {
      return line.substring(1, end);
    }
    StringBuilder text = new StringBuilder(end).append(line, 1, i);
    while (i < end) {
      char c = line.charAt(i++);
      if (c == '"' || c < 0x20) {
        throw new IllegalArgumentException(
            "a double quote or control character inside a symbol must be escaped");
      }
      if (c != '\\') {
        text.append(c);
        continue;
      }
      if (i == end) {
        throw new IllegalArgumentException("the closing double quote is missing");
      }
      char escape = line.charAt(i++);
      if (escape == 'u') {
        text.append(hex(line, i, end));
        i += 4;
      } else {
        text.append(simpleEscape(escape));
      }
    }
    return text.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }

  private static char simpleEscape(char escape) {
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default ->
          throw new IllegalArgumentException("unknown escape \\" + escape + ", expected JSON's");
    };
  }

  private static char hex(String line, int from, int end) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = i < end ? Character.digit(line.charAt(i), 16) : -1;
      if (digit < 0 || line.charAt(i) > 'f') {
        throw new IllegalArgumentException("\\u needs four hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}
