package io.sluice.corpora.annotated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value (RFC 8259), strictly: no comments, no repeated members, no lone surrogates,
 * nothing behind the value, at most {@value #DEEPEST} levels. The text is a line of a file and in
 * memory already, so what is made of it is bounded too.
 */
final class JsonParser {
  private static final int DEEPEST = 64;

  private final String text;
  private int next;
  private int depth;

  private JsonParser(String text) {
    this.text = text;
  }

  /**
   * The value that {@code text} is.
   *
   * @throws IllegalArgumentException that says at which character what was expected
   */
  static JsonNode parse(String text) {
    JsonParser parser = new JsonParser(text);
    JsonNode value = parser.value();
    parser.blanks();
    if (parser.next < text.length()) {
      throw parser.expected("the end of the line");
    }
    return value;
  }

  private IllegalArgumentException expected(String what) {
    String found =
        next >= text.length()
            ? "the end of the line"
            : Excerpt.of(text.substring(next, Math.min(text.length(), next + 20)));
    return new IllegalArgumentException(
        "expected " + what + " at character " + (next + 1) + ", found " + found);
  }

  private JsonNode value() {
    blanks();
    char c = next < text.length() ? text.charAt(next) : 0;
    return switch (c) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> new JsonNode.Text(string());
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> {
        if (c != '-' && !isDigit(c)) {
          throw expected("a JSON value");
        }
        yield number();
      }
    };
  }

  private void blanks() {
    while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
  }

  /** Whether {@code c} comes next; then steps over it. */
  private boolean take(char c) {
    boolean found = next < text.length() && text.charAt(next) == c;
    next += found ? 1 : 0;
    return found;
  }

  private void need(char c, String what) {
    blanks();
    if (!take(c)) {
      throw expected(what);
    }
  }

  private void enter() {
    next++;
    if (++depth > DEEPEST) {
      throw expected("at most " + DEEPEST + " levels of nesting");
    }
    blanks();
  }

  private JsonNode object() {
    enter();
    Map<String, JsonNode> members = new LinkedHashMap<>();
    if (!take('}')) {
      do {
        blanks();
        if (next >= text.length() || text.charAt(next) != '"') {
          throw expected("a member name in double quotes");
        }
        String name = string();
        need(':', "a colon");
        if (members.put(name, value()) != null) {
          throw expected("every member once; " + Excerpt.of(name) + " stands twice before this");
        }
        blanks();
      } while (take(','));
      need('}', "a comma or }");
    }
    depth--;
    return new JsonNode.Members(members);
  }

  private JsonNode array() {
    enter();
    List<JsonNode> items = new ArrayList<>();
    if (!take(']')) {
      do {
        items.add(value());
        blanks();
      } while (take(','));
      need(']', "a comma or ]");
    }
    depth--;
    return new JsonNode.Items(items);
  }

  private JsonNode word(String word) {
    if (!text.startsWith(word, next)) {
      throw expected("a JSON value");
    }
    next += word.length();
    return new JsonNode.Word(word);
  }

  private JsonNode number() {
    int start = next;
    take('-');
    if (!take('0')) {
      digits();
    }
    if (take('.')) {
      digits();
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      digits();
    }
    return new JsonNode.Numeral(text.substring(start, next));
  }

  private void digits() {
    int start = next;
    while (next < text.length() && isDigit(text.charAt(next))) {
      next++;
    }
    if (next == start) {
      throw expected("a digit");
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String string() {
    int start = next++;
    StringBuilder value = new StringBuilder();
    while (!take('"')) {
      if (next >= text.length() || text.charAt(next) < ' ') {
        throw expected("the closing double quote of the string at character " + (start + 1));
      }
      char c = text.charAt(next++);
      value.append(c == '\\' ? escaped() : c);
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        next = start;
        throw expected("a string without half of a character (lone surrogate)");
      }
    }
    return value.toString();
  }

  private char escaped() {
    char c = next < text.length() ? text.charAt(next) : 0;
    next++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> {
        next--;
        throw expected("an escape of JSON");
      }
    };
  }

  private char hexadecimal() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit =
          next < text.length() && text.charAt(next) < 0x80
              ? Character.digit(text.charAt(next), 16)
              : -1;
      if (digit < 0) {
        throw expected("four hexadecimal digits");
      }
      value = 16 * value + digit;
      next++;
    }
    return (char) value;
  }
}
