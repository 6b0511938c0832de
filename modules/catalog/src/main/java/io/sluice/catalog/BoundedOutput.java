package io.sluice.catalog;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Passes on at most so many bytes and then fails; tells how many there were. */
final class BoundedOutput extends FilterOutputStream {
  private static final int REPORT_EVERY = 1 << 16;

  private final long limit;
  private final LongConsumer progress;
  private long count;
  private long reported;

  BoundedOutput(OutputStream target, long limit, LongConsumer progress) {
    super(target);
    this.limit = limit;
    this.progress = progress;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > limit - count) {
      throw new FetchException("more than the " + limit + " bytes that were expected at most");
    }
    out.write(bytes, offset, length);
    count += length;
    if (count - reported >= REPORT_EVERY) {
      reported = count;
      progress.accept(count);
    }
  }

  /** Copies a stream to its end, without trusting its length. */
  void copy(InputStream source) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
      write(buffer, 0, read);
    }
  }
}
