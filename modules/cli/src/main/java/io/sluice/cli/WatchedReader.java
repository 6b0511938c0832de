package io.sluice.cli;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.LongConsumer;

/** Tells how much of a text has been read, in units of UTF-16. */
final class WatchedReader extends FilterReader {
  private final LongConsumer listener;
  private long read;

  WatchedReader(Reader reader, LongConsumer listener) {
    super(reader);
    this.listener = listener;
  }

  @Override
  public int read() throws IOException {
    var unit = super.read();
    if (unit >= 0) {
      listener.accept(++read);
    }
    return unit;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    // In small pieces: whoever reads ahead would be seen to finish before it has begun.
    var count = super.read(target, offset, Math.min(length, 512));
    if (count > 0) {
      read += count;
      listener.accept(read);
    }
    return count;
  }
}
