package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documents read one after the other; only the one at hand is in memory. For one thread.
 *
 * <pre>{@code
 * try (Documents documents = format.read(path)) {
 *   for (var next = documents.next(); next.isPresent(); next = documents.next()) { ... }
 * }
 * }</pre>
 */
public interface Documents extends Closeable {
  /**
   * The next document; empty at the end.
   *
   * @throws AnnotationException if the file is not what its format asks for
   * @throws io.sluice.corpora.BadEncodingException if it is not UTF-8
   */
  Optional<Document> next() throws IOException;

  /** What was left out of the documents so far, in the order of the file. */
  List<Remark> remarks();

  /**
   * The documents so far that nobody annotated, and why. They have no spans of any layer, while
   * those in which somebody looked and found nothing have an empty list: who learns from documents
   * or measures on them leaves the former out. Not among {@link #remarks}.
   */
  default List<Remark> unlabelled() {
    return List.of();
  }

  /**
   * {@link #remarks}, and what else of the file so far a document does not hold, as who writes it
   * again has to know.
   */
  default List<Remark> allRemarks() {
    List<Remark> all = new ArrayList<>(remarks());
    if (this instanceof FileDetails details) {
      all.addAll(details.details());
    }
    return all;
  }

  /**
   * Refuses a file that names layers, but has nothing of this one, where that can only be known at
   * the end: to be asked behind the last document.
   *
   * @throws AnnotationException with the layers that there are
   */
  default void requireLayer(String layer) throws AnnotationException {}

  /**
   * Where in the file a character of the document that came last stands, as well as is known.
   *
   * @param offset in the document's text
   */
  default Origin origin(int offset) {
    return Origin.NONE;
  }

  /**
   * The same documents; those that come as mere text are cut into sentences and tokens. For formats
   * that have spans but no tokens.
   */
  default Documents tokenized(SentenceSplitter splitter, Tokenizer tokenizer) {
    return new TokenizedDocuments(this, splitter, tokenizer);
  }

  /** How the lines of the file end, as the first one does; {@code \n} where that is not known. */
  default String lineEnd() throws IOException {
    return this instanceof FileDetails lines ? lines.lineEnding().first() : "\n";
  }

  /**
   * Whether the documents of a JSON file are lines or items of an array, of which no more is read
   * than it takes to tell; lines where there is no such thing.
   */
  default JsonLayout layout() throws IOException {
    return JsonLayout.LINES;
  }

  /** Whose objects those of a JSON file are, as the first that was read tells; empty before it. */
  default Optional<JsonlFormat.Style> style() {
    return Optional.empty();
  }

  /** All documents that are left; closes. */
  default List<Document> all() throws IOException {
    List<Document> documents = new ArrayList<>();
    try (this) {
      for (Optional<Document> document = next(); document.isPresent(); document = next()) {
        documents.add(document.get());
      }
    }
    return documents;
  }

  /** The sentences of all documents that are left; closes. */
  default List<Sentence> sentences() throws IOException {
    List<Sentence> sentences = new ArrayList<>();
    try (this) {
      for (Optional<Document> document = next(); document.isPresent(); document = next()) {
        sentences.addAll(document.get().sentences());
      }
    }
    return sentences;
  }
}
