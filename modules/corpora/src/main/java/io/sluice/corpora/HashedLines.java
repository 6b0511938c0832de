package io.sluice.corpora;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Reads lines of any length in constant memory: their length, their hash and how they start. */
final class HashedLines {
  private static final int START_LENGTH = 80;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final BufferedReader reader;
  private final StringBuilder start = new StringBuilder();
  private long hash;
  private long length;

  HashedLines(Reader text) {
    reader = new BufferedReader(text, 1 << 14);
  }

  /** Reads the next line; false at the end of the text. */
  boolean next() throws IOException {
    start.setLength(0);
    hash = FNV_OFFSET;
    length = 0;
    int c = reader.read();
    boolean found = c >= 0;
    while (c >= 0 && c != '\n') {
      hash = (hash ^ c) * FNV_PRIME;
      length++;
      if (start.length() < START_LENGTH) {
        start.append((char) c);
      }
      c = reader.read();
    }
    return found;
  }

  /** UTF-16 units of the line. */
  long length() {
    return length;
  }

  /** FNV-1a of the UTF-16 units, 64 bits: two different lines hardly ever meet. */
  long hash() {
    return hash;
  }

  /** The first characters of the line. */
  String start() {
    return start.toString();
  }
}
