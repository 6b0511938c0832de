package io.sluice.corpora.annotated;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Ends lines otherwise than with {@code \n}. */
final class LineEndWriter extends FilterWriter {
  /** Tells how lines shall end. */
  interface End {
    String get() throws IOException;
  }

  private final End end;

  /**
   * @param end asked for whenever something is written
   */
  LineEndWriter(Writer target, End end) {
    super(target);
    this.end = end;
  }

  @Override
  public void write(int c) throws IOException {
    out.write(c == '\n' ? end.get() : Character.toString(c));
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    write(new String(text, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    String piece = text.substring(offset, offset + length);
    String wanted = end.get();
    out.write(wanted.equals("\n") ? piece : piece.replace("\n", wanted));
  }
}
