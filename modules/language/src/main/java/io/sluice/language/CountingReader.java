package io.sluice.language;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts the code points that pass. */
final class CountingReader extends FilterReader {
  private long codePoints;

  CountingReader(Reader reader) {
    super(reader);
  }

  long codePoints() {
    return codePoints;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    if (c >= 0) {
      count((char) c);
    }
    return c;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    for (int i = 0; i < count; i++) {
      count(target[offset + i]);
    }
    return count;
  }

  private void count(char c) {
    if (!Character.isLowSurrogate(c)) {
      codePoints++;
    }
  }
}
