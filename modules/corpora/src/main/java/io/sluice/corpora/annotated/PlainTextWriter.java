package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.io.IOException;
import java.io.Writer;

/** Writes the text of documents and nothing else. */
final class PlainTextWriter implements AnnotatedWriter {
  private final Writer target;

  PlainTextWriter(Writer target) {
    this.target = target;
  }

  @Override
  public void write(Document document) throws IOException {
    WellFormed.check(document.text(), new Origin(document.id(), 0));
    target.append(document.text());
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
