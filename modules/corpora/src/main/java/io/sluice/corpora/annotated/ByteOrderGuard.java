package io.sluice.corpora.annotated;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Keeps a zero width no-break space at the start of a text from being taken for a byte order mark:
 * readers drop one, so there have to be two.
 */
final class ByteOrderGuard extends FilterWriter {
  private static final char MARK = '\ufeff';
  private boolean started;

  ByteOrderGuard(Writer target) {
    super(target);
  }

  /** The text as it has to stand in a file. */
  static String guarded(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? MARK + text : text;
  }

  private void start(char first) throws IOException {
    if (!started && first == MARK) {
      out.write(MARK);
    }
    started = true;
  }

  @Override
  public void write(int c) throws IOException {
    start((char) c);
    out.write(c);
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    if (length > 0) {
      start(text[offset]);
      out.write(text, offset, length);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    if (length > 0) {
      start(text.charAt(offset));
      out.write(text, offset, length);
    }
  }
}
