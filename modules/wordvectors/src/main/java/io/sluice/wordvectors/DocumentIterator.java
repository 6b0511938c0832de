package io.sluice.wordvectors;

import io.sluice.text.document.Document;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.deeplearning4j.text.documentiterator.LabelAwareIterator;
import org.deeplearning4j.text.documentiterator.LabelledDocument;
import org.deeplearning4j.text.documentiterator.LabelsSource;

/**
 * Our documents as DL4J reads them. DL4J keeps labels among the words, so a document is labelled
 * with something that no word is.
 */
final class DocumentIterator implements LabelAwareIterator {
  private static final String MARK = "\u0001document ";

  private final List<Document> documents;
  private final LabelsSource labels;
  private int next;

  DocumentIterator(List<Document> documents) {
    this.documents = List.copyOf(documents);
    this.labels =
        new LabelsSource(IntStream.range(0, documents.size()).mapToObj(i -> MARK + i).toList());
    Set<String> ids = new HashSet<>();
    for (Document document : documents) {
      if (!ids.add(document.id())) {
        throw new IllegalArgumentException(
            "two documents have the id \"" + document.id() + "\"; give each its own");
      }
    }
  }

  /** The id of the document with a label. */
  String id(String label) {
    return documents.get(Integer.parseInt(label.substring(MARK.length()))).id();
  }

  @Override
  public synchronized boolean hasNextDocument() {
    return next < documents.size();
  }

  @Override
  public synchronized LabelledDocument nextDocument() {
    if (!hasNextDocument()) {
      throw new NoSuchElementException("all documents were taken");
    }
    LabelledDocument document = new LabelledDocument();
    document.setContent(documents.get(next).text());
    document.setLabels(List.of(MARK + next));
    next++;
    return document;
  }

  @Override
  public synchronized void reset() {
    next = 0;
  }

  @Override
  public LabelsSource getLabelsSource() {
    return labels;
  }

  /** Nothing is held that would have to be given back. */
  @Override
  public void shutdown() {}

  @Override
  public boolean hasNext() {
    return hasNextDocument();
  }

  @Override
  public LabelledDocument next() {
    return nextDocument();
  }
}
