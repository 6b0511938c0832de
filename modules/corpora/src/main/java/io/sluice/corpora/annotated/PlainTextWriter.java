package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes the text of documents and nothing else, but a line end where one would run into the next.
 */
final class PlainTextWriter implements AnnotatedWriter {
  private final Writer target;
  private boolean withinWord;

  PlainTextWriter(Writer target) {
    this.target = target;
  }

  @Override
  public void write(Document document) throws IOException {
    WellFormed.check(document.text(), new Origin(document.id(), 0));
    if (withinWord) {
      target.append('\n');
    }
    target.append(document.text());
    String text = document.text();
    withinWord = !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
