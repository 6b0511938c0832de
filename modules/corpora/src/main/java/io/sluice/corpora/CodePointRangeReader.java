package io.sluice.corpora;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** The code points {@code from} (inclusive) to {@code to} (exclusive) of another reader. */
final class CodePointRangeReader extends FilterReader {
  private final long from;
  private final long to;

  /** Code points that began before the next char. */
  private long seen;

  private boolean afterHigh;

  CodePointRangeReader(Reader source, long from, long to) {
    super(source);
    this.from = from;
    this.to = to;
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
    while (seen <= to) {
      int count = in.read(target, offset, length);
      if (count < 0) {
        return -1;
      }
      int kept = keep(target, offset, count);
      if (kept > 0) {
        return kept;
      }
    }
    return -1;
  }

  private int keep(char[] target, int offset, int count) {
    int kept = offset;
    for (int i = offset; i < offset + count; i++) {
      char c = target[i];
      if (!(afterHigh && Character.isLowSurrogate(c))) {
        seen++;
      }
      afterHigh = Character.isHighSurrogate(c);
      if (seen > from && seen <= to) {
        target[kept++] = c;
      }
    }
    return kept - offset;
  }
}
