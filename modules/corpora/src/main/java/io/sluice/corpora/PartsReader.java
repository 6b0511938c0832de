package io.sluice.corpora;

import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files one after the other; each begins on a new line. */
final class PartsReader extends Reader {
  private final Iterator<TextPart> parts;
  private final Utf8Reader.BadBytesHandler onBadBytes;
  private @Nullable Reader current;
  private boolean lineBreakWaiting;
  private char last = '\n';

  PartsReader(List<TextPart> parts, Utf8Reader.BadBytesHandler onBadBytes) {
    this.parts = parts.iterator();
    this.onBadBytes = onBadBytes;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      Reader reader = current;
      if (reader == null) {
        if (!parts.hasNext()) {
          return -1;
        }
        TextPart part = parts.next();
        reader = new Utf8Reader(part.content().open(), part.name(), onBadBytes);
        current = reader;
        lineBreakWaiting = last != '\n';
      }
      if (lineBreakWaiting) {
        lineBreakWaiting = false;
        last = '\n';
        target[offset] = '\n';
        return 1;
      }
      int count = reader.read(target, offset, length);
      if (count > 0) {
        last = target[offset + count - 1];
        return count;
      }
      reader.close();
      current = null;
    }
  }

  @Override
  public void close() throws IOException {
    Reader reader = current;
    if (reader != null) {
      reader.close();
    }
  }
}
