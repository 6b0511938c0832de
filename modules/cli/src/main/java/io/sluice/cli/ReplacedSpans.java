package io.sluice.cli;

import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.annotated.JsonLayout;
import io.sluice.corpora.annotated.Remark;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Documents as they come; counts those that have spans already, in whose place others will be. */
final class ReplacedSpans implements Documents {
  /** What Prodigy says of the spans that a document had. */
  static final Set<String> FIELDS = Set.of("answer", "relations");

  private final Documents source;
  private long count;

  ReplacedSpans(Documents source) {
    this.source = source;
  }

  @Override
  public Optional<Document> next() throws IOException {
    var next = source.next();
    if (next.filter(ReplacedSpans::has).isPresent()) {
      count++;
    }
    return next;
  }

  private static boolean has(Document document) {
    return document.spans().values().stream().anyMatch(spans -> !spans.isEmpty())
        || document.fields().keySet().stream().anyMatch(FIELDS::contains);
  }

  /** What to tell of it, if there were any. */
  Optional<String> remark() {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            Figures.count(count, "document")
                + " had spans already; the tagger's are written in their place");
  }

  @Override
  public List<Remark> remarks() {
    return source.remarks();
  }

  @Override
  public List<Remark> allRemarks() {
    return source.allRemarks();
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
  public Origin origin(int offset) {
    return source.origin(offset);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
