package io.sluice.cli;

import io.sluice.corpora.annotated.Documents;
import io.sluice.corpora.annotated.ForwardingDocuments;
import io.sluice.corpora.annotated.JsonlFormat;
import io.sluice.text.document.Document;
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
final class ReplacedSpans extends ForwardingDocuments {
  /** What Prodigy says of the spans that a document had. */
  static final Set<String> FIELDS = Set.of("answer", "relations");

  private Optional<Document> first = Optional.empty();
  private boolean begun;
  private long count;
  private long answers;

  ReplacedSpans(Documents source) {
    super(source);
  }

  @Override
  public Optional<Document> next() throws IOException {
    begin();
    var next = first;
    first = Optional.empty();
    if (next.isEmpty()) {
      next = super.next();
    }
    next.ifPresent(this::count);
    return next;
  }

  /** Reads the first document, which stays to be handed out. */
  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      first = super.next();
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
    return style().orElse(JsonlFormat.Style.DOCCANO);
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
}
