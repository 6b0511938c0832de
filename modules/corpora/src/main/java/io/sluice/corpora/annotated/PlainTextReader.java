package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads text in parts that fit into memory and do not cut sentences, as far as lines tell. */
final class PlainTextReader implements Documents {
  /** From here on a blank line ends a part. */
  static final int USUAL = 1 << 16;

  /** From here on any line end does. */
  static final int LONG = 1 << 20;

  /** From here on any blank does. */
  static final int HUGE = 1 << 24;

  private final BufferedReader source;
  private final String name;
  private final LinePlaces places = new LinePlaces();
  private long line = 1;

  PlainTextReader(Reader source, String name) {
    this.source = new BufferedReader(source, 1 << 14);
    this.name = name;
  }

  @Override
  public Optional<Document> next() throws IOException {
    long first = line;
    StringBuilder text = new StringBuilder();
    boolean blankLine = true;
    for (int c = source.read(); c >= 0; c = source.read()) {
      text.append((char) c);
      boolean ends = c == '\n' || c == '\r' && !follows('\n');
      line += ends ? 1 : 0;
      boolean mayEnd =
          ends && (blankLine && text.length() >= USUAL || text.length() >= LONG)
              || text.length() >= HUGE && Character.isWhitespace(c) && c != '\r';
      if (mayEnd) {
        break;
      }
      if (text.length() > Limits.TEXT) {
        throw new AnnotationException(
            new Origin(name, line),
            "expected a blank or line end within " + Limits.TEXT + " characters, found none");
      }
      blankLine = ends || blankLine && (c == '\r' || c == ' ' || c == '\t');
    }
    places.begin(text.toString(), new Origin(name, first));
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(new Document("", text.toString(), List.of(), Map.of()));
  }

  private boolean follows(char wanted) throws IOException {
    source.mark(1);
    int c = source.read();
    source.reset();
    return c == wanted;
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public Origin origin(int offset) {
    return places.at(offset);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
