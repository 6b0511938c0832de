package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Documents as others give them, to change or to watch on the way: all that can be asked is asked
 * of the others. Methods that read several documents come to {@link #next} here.
 */
public abstract class ForwardingDocuments implements Documents {
  private final Documents source;

  /** Closing this closes the source. */
  protected ForwardingDocuments(Documents source) {
    this.source = source;
  }

  @Override
  public Optional<Document> next() throws IOException {
    return source.next();
  }

  @Override
  public List<Remark> remarks() {
    return source.remarks();
  }

  @Override
  public List<Remark> unlabelled() {
    return source.unlabelled();
  }

  @Override
  public List<Remark> allRemarks() {
    return source.allRemarks();
  }

  @Override
  public void requireLayer(String layer) throws AnnotationException {
    source.requireLayer(layer);
  }

  @Override
  public Origin origin(int offset) {
    return source.origin(offset);
  }

  @Override
  public String lineEnd() throws IOException {
    return source.lineEnd();
  }

  @Override
  public JsonLayout layout() throws IOException {
    return source.layout();
  }

  @Override
  public Optional<JsonlFormat.Style> style() {
    return source.style();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
