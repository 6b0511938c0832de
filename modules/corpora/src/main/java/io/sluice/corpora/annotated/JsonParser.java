package io.sluice.corpora.annotated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON value (RFC 8259), strictly: no comments, no repeated members, no lone surrogates,
 * nothing behind the value, at most {@value #DEEPEST} levels. The text is a line of a file, or an
 * item of an array, and in memory already, so what is made of it is bounded too.
 */
final class JsonParser {
  static final int DEEPEST = 64;

  private final String text;
  private final long before;
  private final String end;
  private int next;
  private int depth;

  private JsonParser(String text, long before, String end) {
    this.text = text;
    this.before = before;
    this.end = end;
  }

  /**
   * The value that a line is.
   *
   * @throws JsonSyntaxException that says at which character what was expected
   */
  static JsonNode parse(String line) {
    return new JsonParser(line, 0, "the end of the line").whole();
  }

  /**
   * The value that a piece of a file is, which may go over several lines; if it is broken, up to
   * the end of the file.
   *
   * @param before characters of its first line that stand before it
   * @throws JsonSyntaxException that says at which character of which line what was expected
   */
  static JsonNode parse(String piece, long before) {
    return new JsonParser(piece, before, "the end of the file").whole();
  }

  private JsonNode whole() {
    JsonNode value = value();
    blanks();
    if (next < text.length()) {
      throw expected(end);
    }
    return value;
  }

  private JsonSyntaxException expected(String what) {
    int place = Math.min(next, text.length());
    long line = text.substring(0, place).chars().filter(c -> c == '\n').count();
    return new JsonSyntaxException(
        "expected " + what + " at character " + character(place) + ", found " + found(place), line);
  }

  private String found(int place) {
    if (place == text.length()) {
      return end;
    }
    String rest = text.substring(place, Math.min(text.length(), place + 20));
    return rest.startsWith("\n") ? "the end of the line" : Excerpt.of(rest.lines().toList().get(0));
  }

  /** The place in its line, from 1. */
  private long character(int place) {
    int begin = text.lastIndexOf('\n', place - 1) + 1;
    return (begin == 0 ? before : 0) + place - begin + 1;
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
        throw expected("the closing double quote of the string at character " + character(start));
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
