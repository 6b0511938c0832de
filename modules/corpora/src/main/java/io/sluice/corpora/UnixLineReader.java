package io.sluice.corpora;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Turns {@code \r\n} and lone {@code \r} into {@code \n}. */
final class UnixLineReader extends FilterReader {
  private boolean afterReturn;

  UnixLineReader(Reader source) {
    super(source);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      int count = in.read(target, offset, length);
      if (count < 0) {
        return -1;
      }
      int kept = offset;
      for (int i = offset; i < offset + count; i++) {
        char c = target[i];
        if (c != '\n' || !afterReturn) {
          target[kept++] = c == '\r' ? '\n' : c;
        }
        afterReturn = c == '\r';
      }
      if (kept > offset) {
        return kept - offset;
      }
    }
  }
}
