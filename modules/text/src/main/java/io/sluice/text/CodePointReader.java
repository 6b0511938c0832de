package io.sluice.text;

import java.io.IOException;
import java.io.Reader;

/**
 * Reads a text code point by code point in constant memory and knows where it is. A lone surrogate
 * is returned as it is; callers decide what it means.
 */
final class CodePointReader {
  static final int END = -1;

  private final Reader reader;
  private final char[] buffer = new char[8192];
  private int next;
  private int limit;

  private long offset;
  private long line = 1;
  private long lineStart;
  private boolean lineEnded;

  CodePointReader(Reader reader) {
    this.reader = reader;
  }

  /** The next code point, or {@link #END}. */
  int read() throws IOException {
    if (next == limit && !fill()) {
      return END;
    }
    if (lineEnded) {
      line++;
      lineStart = offset;
      lineEnded = false;
    }
    offset++;
    char c = buffer[next++];
    if (c == '\n') {
      lineEnded = true;
    }
    if (Character.isHighSurrogate(c) && (next < limit || fill())) {
      char low = buffer[next];
      if (Character.isLowSurrogate(low)) {
        next++;
        return Character.toCodePoint(c, low);
      }
    }
    return c;
  }

  /** Place of the code point read last. */
  TextPosition position() {
    long last = Math.max(0, offset - 1);
    return new TextPosition(line, last - lineStart + 1, last);
  }

  private boolean fill() throws IOException {
    next = 0;
    limit = 0;
    int count;
    do {
      count = reader.read(buffer, 0, buffer.length);
    } while (count == 0);
    limit = Math.max(0, count);
    return count > 0;
  }
}
