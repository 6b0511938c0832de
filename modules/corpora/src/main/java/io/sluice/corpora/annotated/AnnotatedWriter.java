package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes documents one after the other. For one thread. */
public interface AnnotatedWriter extends Closeable {
  /**
   * Writes a document.
   *
   * @throws AnnotationException if the format cannot hold it such that reading gives the same
   *     again; nothing of the document is written then
   */
  void write(Document document) throws IOException;

  /** What was left out of the documents so far, of writers that tell. */
  default List<Remark> remarks() {
    return List.of();
  }
}
