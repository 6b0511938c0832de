package io.sluice.cli;

import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.annotated.JsonLayout;
import io.sluice.corpora.annotated.JsonlFormat;
import io.sluice.corpora.annotated.Remark;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Documents as they come; counts those that have spans already, in whose place others will be, and
 * answers to such spans, which are left out.
 */
final class ReplacedSpans implements Documents {
  /** What Prodigy says of the spans that a document had. */
  static final Set<String> FIELDS = Set.of("answer", "relations");

  private final Documents source;
  private Optional<Document> first = Optional.empty();
  private boolean begun;
  private long count;
  private long answers;

  ReplacedSpans(Documents source) {
    this.source = source;
  }

  @Override
  public Optional<Document> next() throws IOException {
    begin();
    var next = first;
    first = Optional.empty();
    if (next.isEmpty()) {
      next = source.next();
    }
    next.ifPresent(this::count);
    return next;
  }

  /** Reads the first document, which stays to be handed out. */
  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      first = source.next();
    }
  }

  private void count(Document document) {
    if (document.spans().values().stream().anyMatch(spans -> !spans.isEmpty())) {
      count++;
    } else if (document.fields().keySet().stream().anyMatch(FIELDS::contains)) {
      answers++;
    }
  }

  /** Whose JSON the first document is; doccano's where there is none. */
  JsonlFormat.Style firstStyle() throws IOException {
    begin();
    return source.style().orElse(JsonlFormat.Style.DOCCANO);
  }

  /** What to tell of it, if there were any. */
  List<String> told() {
    var told = new ArrayList<String>();
    if (count > 0) {
      told.add(
          Figures.count(count, "document")
              + " had spans already; the tagger's are written in their place");
    }
    if (answers > 0) {
      told.add(
          Figures.count(answers, "document")
              + " had answers to other spans; they are left out ("
              + String.join(", ", new TreeSet<>(FIELDS))
              + ")");
    }
    return told;
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
