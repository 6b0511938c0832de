package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import java.io.Closeable;
import java.io.IOException;

/** Writes documents one after the other. For one thread. */
public interface AnnotatedWriter extends Closeable {
  /**
   * Writes a document.
   *
   * @throws AnnotationException if the format cannot hold it such that reading gives the same
   *     again; nothing of the document is written then
   */
  void write(Document document) throws IOException;
}
