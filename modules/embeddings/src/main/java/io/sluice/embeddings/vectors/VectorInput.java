package io.sluice.embeddings.vectors;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file of vectors, unpacked, with a window on what comes next. The window is as long
 * as the longest line that is read.
 */
final class VectorInput implements AutoCloseable {
  private static final int WINDOW = 1 << 20;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private final InputStream source;
  private final String name;
  private final boolean packed;
  private final byte[] window = new byte[WINDOW];
  private int from;
  private int to;
  private long line;
  private long before;

  private VectorInput(InputStream source, String name, boolean packed) {
    this.source = source;
    this.name = name;
    this.packed = packed;
  }

  /** Takes the stream over; what looks like gzip is unpacked. */
  static VectorInput of(InputStream stream, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
    try {
      buffered.mark(2);
      boolean packed = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
      buffered.reset();
      return new VectorInput(
          packed ? new GZIPInputStream(buffered, 1 << 16) : buffered, name, packed);
    } catch (IOException e) {
      stream.close();
      throw e instanceof ZipException || e instanceof EOFException ? damaged(name, e) : e;
    }
  }

  String name() {
    return name;
  }

  /** Whether the file is compressed. */
  boolean packed() {
    return packed;
  }

  /** File and number of the line read last. */
  String where() {
    return name + ":" + line;
  }

  /** The window; valid from {@link #from} to {@link #to} until the next call. */
  byte[] window() {
    return window;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The byte of the unpacked file that {@link #from} is. */
  long position() {
    return before + from;
  }

  /** Makes at least {@code count} bytes visible unless the file ends before; false if it does. */
  boolean need(int count) throws IOException {
    if (to - from >= count) {
      return true;
    }
    System.arraycopy(window, from, window, 0, to - from);
    before += from;
    to -= from;
    from = 0;
    while (to < count) {
      int read = read();
      if (read < 0) {
        return false;
      }
      to += read;
    }
    return true;
  }

  private int read() throws IOException {
    try {
      return source.read(window, to, WINDOW - to);
    } catch (ZipException | EOFException e) {
      throw damaged(name, e);
    }
  }

  private static VectorFormatException damaged(String name, IOException e) {
    return new VectorFormatException(name, "the gzip data is damaged: " + e.getMessage());
  }

  /** Makes as much visible as fits, for a look ahead. */
  void fill() throws IOException {
    need(WINDOW);
  }

  void skip(int count) {
    from += count;
  }

  /**
   * The length of the line that comes next, without its end, now visible from {@link #from} on; -1
   * at the end of the file. The caller skips it with {@link #endLine}.
   */
  int line() throws IOException {
    int scanned = 0;
    while (true) {
      for (int i = from + scanned; i < to; i++) {
        if (window[i] == '\n') {
          line++;
          return i - from;
        }
      }
      scanned = to - from;
      if (scanned == WINDOW) {
        throw new VectorFormatException(
            name + ":" + (line + 1), "the line is longer than " + WINDOW + " bytes");
      }
      if (!need(scanned + 1)) {
        if (scanned > 0) {
          line++;
        }
        return scanned == 0 ? -1 : scanned;
      }
    }
  }

  /** Goes past a line of a length that {@link #line} gave, and its end. */
  void endLine(int length) {
    from = Math.min(to, from + length + 1);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
