package io.sluice.corpora;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and reports bytes that are not: where, which, in which file. A byte order mark at
 * the start of the file is dropped.
 */
final class Utf8Reader extends Reader {
  /** Decides what bad bytes mean. */
  interface BadBytesHandler {
    /** What stands in their place, one character at most. */
    String handle(BadBytes place) throws IOException;
  }

  /** Throws {@link BadEncodingException} at the first bad byte. */
  static final BadBytesHandler STRICT =
      place -> {
        throw new BadEncodingException(place);
      };

  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final int BUFFER_SIZE = 1 << 16;

  private final InputStream source;
  private final String name;
  private final BadBytesHandler onBadBytes;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_SIZE).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER_SIZE).flip();

  /** Offset in the file of the first byte in the buffer. */
  private long bufferOffset;

  private long lineEnds;
  private boolean started;
  private boolean sourceEnded;
  private boolean byteOrderMark;

  /** Throws {@link BadEncodingException} at the first bad byte. */
  Utf8Reader(InputStream source, String name) {
    this(source, name, STRICT);
  }

  /**
   * Passes bad bytes to {@code onBadBytes}, which may throw; if it returns, reading goes on behind
   * them with what it put in their place.
   */
  Utf8Reader(InputStream source, String name, BadBytesHandler onBadBytes) {
    this.source = source;
    this.name = name;
    this.onBadBytes = onBadBytes;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!chars.hasRemaining()) {
      if (!decodeMore()) {
        return -1;
      }
    }
    int count = Math.min(length, chars.remaining());
    chars.get(target, offset, count);
    return count;
  }

  /** Whether the file began with a byte order mark; known once something was read. */
  boolean hasByteOrderMark() {
    return byteOrderMark;
  }

  /** Bytes consumed so far. */
  long offset() {
    return bufferOffset + bytes.position();
  }

  private boolean decodeMore() throws IOException {
    if (sourceEnded && !bytes.hasRemaining()) {
      return false;
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, sourceEnded);
    chars.flip();
    countLineEnds();
    dropByteOrderMark();
    if (result.isError()) {
      reportBadBytes(result.length());
    } else if (result.isUnderflow() && !sourceEnded && !chars.hasRemaining()) {
      fill(); // only now: what has come is handed on before waiting for more
    }
    return true;
  }

  private void dropByteOrderMark() {
    if (!started && chars.hasRemaining()) {
      started = true;
      byteOrderMark = chars.get(chars.position()) == BYTE_ORDER_MARK;
      if (byteOrderMark) {
        chars.get();
      }
    }
  }

  private void countLineEnds() {
    char[] decoded = chars.array();
    for (int i = 0; i < chars.limit(); i++) {
      if (decoded[i] == '\n') {
        lineEnds++;
      }
    }
  }

  private void reportBadBytes(int length) throws IOException {
    int value = bytes.get(bytes.position()) & 0xff;
    BadBytes place = new BadBytes(name, lineEnds + 1, offset(), value);
    String instead = onBadBytes.handle(place);
    bytes.position(bytes.position() + length);
    int end = chars.limit();
    // There is room: every character so far took a byte, and the bad ones took some too.
    chars.limit(end + instead.length());
    instead.getChars(0, instead.length(), chars.array(), end);
  }

  private void fill() throws IOException {
    bufferOffset += bytes.position();
    bytes.compact();
    int count = source.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      sourceEnded = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
