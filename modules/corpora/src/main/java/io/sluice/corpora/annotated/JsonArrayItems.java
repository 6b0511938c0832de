package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.io.IOException;

/**
 * Cuts one array of objects, over any number of lines, into the texts of its objects. Only the one
 * at hand is in memory, and of the file no more than that is looked at.
 */
final class JsonArrayItems {
  private static final int END = -1;

  private final LineReader lines;
  private final StringBuilder object = new StringBuilder();

  /** The brackets that the object at hand still needs, the next one last. */
  private final StringBuilder open = new StringBuilder();

  private String piece = "";
  private int next;
  private long column;
  private Origin origin = Origin.NONE;
  private long before;
  private boolean first = true;
  private boolean ended;

  /**
   * @param lines whose piece at hand begins with the array, but for blanks
   */
  JsonArrayItems(LineReader lines) {
    this.lines = lines;
  }

  /**
   * Steps over the bracket with which the array begins.
   *
   * @param column characters of the line before the piece at hand
   */
  void begin(long column) throws IOException {
    this.column = column;
    piece = pieceAtHand();
    if (behindBlanks() != '[') {
      throw expected("[");
    }
    step();
  }

  /**
   * Finds the next object; false behind the last.
   *
   * @throws AnnotationException if something else stands there
   */
  boolean next() throws IOException {
    if (ended) {
      return false;
    }
    int c = behindBlanks();
    if (c == ']') {
      end();
      return false;
    }
    if (!first) {
      if (c != ',') {
        throw expected("a comma or ] behind an object of the array");
      }
      step();
      c = behindBlanks();
    }
    if (c != '{') {
      throw expected(first ? "an object or ] in the array" : "an object behind the comma");
    }
    first = false;
    origin = lines.origin();
    before = column;
    take();
    return true;
  }

  private void end() throws IOException {
    step();
    if (behindBlanks() != END) {
      throw expected("nothing behind the array");
    }
    ended = true;
  }

  /**
   * Takes the object up to its last bracket, or to where it is certain to be none: what stands
   * behind that is not to be had then, and the parser tells why.
   */
  private void take() throws IOException {
    object.setLength(0);
    open.setLength(0);
    boolean quoted = false;
    do {
      int c = peek();
      if (c == END) {
        return;
      }
      if (object.length() == LineReader.LONGEST) {
        throw new AnnotationException(
            origin,
            "expected an object of at most " + LineReader.LONGEST + " characters, found a longer");
      }
      object.append((char) c);
      step();
      if (quoted) {
        if (c == '\n') {
          return;
        }
        if (c == '\\' && peek() != END && peek() != '\n') {
          object.append((char) peek());
          step();
        }
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (!nests(c)) {
        return;
      }
    } while (!open.isEmpty());
  }

  /** Whether brackets may follow each other so. */
  private boolean nests(int c) {
    int last = open.length() - 1;
    switch (c) {
      case '{' -> open.append('}');
      case '[' -> open.append(']');
      case '}', ']' -> {
        if (open.charAt(last) != c) {
          return false;
        }
        open.setLength(last);
      }
      default -> {}
    }
    return open.length() <= JsonParser.DEEPEST;
  }

  /**
   * The object at hand.
   *
   * @throws JsonSyntaxException if it is none
   */
  JsonNode object() {
    return JsonParser.parse(object.toString(), before);
  }

  /** Whether the object at hand ends where it should, so that more can be read behind it. */
  boolean isWhole() {
    return open.isEmpty();
  }

  /** Where the object at hand begins. */
  Origin origin() {
    return origin;
  }

  private int behindBlanks() throws IOException {
    int c = peek();
    while (c == ' ' || c == '\t' || c == '\n') {
      step();
      c = peek();
    }
    return c;
  }

  /** The next character, {@code \n} where a line ends. */
  private int peek() throws IOException {
    while (next == piece.length()) {
      if (!lines.nextPiece()) {
        return END;
      }
      piece = pieceAtHand();
      next = 0;
    }
    return piece.charAt(next);
  }

  private String pieceAtHand() {
    return lines.line() + (lines.ended() ? "\n" : "");
  }

  private void step() {
    column = piece.charAt(next) == '\n' ? 0 : column + 1;
    next++;
  }

  private AnnotationException expected(String what) throws IOException {
    String place = "expected " + what + " at character " + (column + 1) + ", found ";
    return new AnnotationException(
        lines.origin(),
        peek() == END
            ? "expected " + what + ", found the end of the file; was it cut off?"
            : place
                + Excerpt.of(
                    piece.substring(next, Math.min(piece.length(), next + 20)).stripTrailing()));
  }
}
