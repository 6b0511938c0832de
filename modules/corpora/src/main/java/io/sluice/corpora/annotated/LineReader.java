package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines and counts them; {@code \n}, {@code \r\n} and a lone {@code \r} end one. */
final class LineReader implements Closeable {
  /** Longer lines are refused: they would not fit into memory next to what is made of them. */
  static final int LONGEST = 1 << 26;

  private final Reader source;
  private final String name;
  private final char[] buffer = new char[1 << 14];
  private final StringBuilder line = new StringBuilder();
  private int next;
  private int filled;
  private boolean inLine;
  private boolean afterReturn;
  private long number;
  private Optional<String> firstEnd = Optional.empty();
  private Optional<Origin> otherEnd = Optional.empty();

  LineReader(Reader source, String name) {
    this.source = source;
    this.name = name;
  }

  /** Reads the next line; false at the end. */
  boolean next() throws IOException {
    boolean found = nextPiece();
    complete();
    return found;
  }

  /**
   * Reads the next piece of a line, a whole one if it is short; false at the end. So lines can be
   * read that are too long to be had at once.
   */
  boolean nextPiece() throws IOException {
    line.setLength(0);
    return piece();
  }

  /** Reads the line to its end, behind what has been read of it. */
  void complete() throws IOException {
    while (inLine && piece()) {
      // goes on
    }
    inLine = false;
  }

  /** Whether the line was read to its end. */
  boolean ended() {
    return !inLine;
  }

  /** Adds what the buffer has to the line; false at the end of the file. */
  private boolean piece() throws IOException {
    if (!fill()) {
      return false;
    }
    if (afterReturn) {
      afterReturn = false;
      boolean windows = buffer[next] == '\n';
      ended(windows ? "\r\n" : "\r");
      if (windows) {
        next++;
        return piece();
      }
    }
    if (!inLine) {
      number++;
    }
    inLine = !take();
    return true;
  }

  /** Takes up to the end of the line or of the buffer; whether the line ended. */
  private boolean take() throws IOException {
    int from = next;
    while (next < filled && buffer[next] != '\n' && buffer[next] != '\r') {
      next++;
    }
    if (line.length() + next - from > LONGEST) {
      throw new AnnotationException(
          origin(),
          "expected a line of at most "
              + LONGEST
              + " characters, found a longer one; is this a text file with line ends?");
    }
    line.append(buffer, from, next - from);
    if (next == filled) {
      return false;
    }
    afterReturn = buffer[next] == '\r';
    if (!afterReturn) {
      ended("\n");
    }
    next++;
    return true;
  }

  private void ended(String end) {
    if (firstEnd.isEmpty()) {
      firstEnd = Optional.of(end);
    } else if (otherEnd.isEmpty() && !firstEnd.get().equals(end)) {
      otherEnd = Optional.of(origin());
    }
  }

  /** How the lines so far ended. */
  LineEnding lineEnding() throws IOException {
    if (firstEnd.isEmpty() && afterReturn) {
      ended(fill() && buffer[next] == '\n' ? "\r\n" : "\r");
    }
    return new LineEnding(firstEnd.orElse("\n"), otherEnd);
  }

  private boolean fill() throws IOException {
    while (next == filled) {
      int count = source.read(buffer, 0, buffer.length);
      if (count < 0) {
        return false;
      }
      next = 0;
      filled = count;
    }
    return true;
  }

  /** The line, or the piece of one, without its end. */
  String line() {
    return line.toString();
  }

  /** Its number, from 1. */
  long number() {
    return number;
  }

  Origin origin() {
    return new Origin(name, number);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
