package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads CoNLL-U, document by document. */
final class ConlluReader implements Documents, FileDetails {
  static final String NEW_DOCUMENT = "# newdoc";
  private static final String ID = "id =";

  private final LineReader lines;
  private final ColumnSplitter splitter = new ColumnSplitter();
  private ConlluColumns columns = ConlluColumns.USUAL;
  private ConlluSentence sentence = new ConlluSentence(columns);

  /** Name of the document that the sentence at hand begins. */
  private Optional<String> mark = Optional.empty();

  /** A sentence that was read, but belongs to the next document. */
  private Optional<ConlluSentence> first = Optional.empty();

  private long marks;
  private boolean ended;

  ConlluReader(Reader source, String name) {
    this.lines = new LineReader(source, name);
  }

  @Override
  public Optional<Document> next() throws IOException {
    StringBuilder text = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    Optional<String> id = Optional.empty();
    while (true) {
      if (first.isEmpty() && !readSentence()) {
        break;
      }
      if (mark.isPresent() && !sentences.isEmpty()) {
        break;
      }
      id = mark.isPresent() ? mark : id;
      mark = Optional.empty();
      sentences.add(first.orElseThrow().finish(text, lines.origin()));
      first = Optional.empty();
      if (text.length() > Limits.TEXT) {
        throw new AnnotationException(
            lines.origin(),
            "expected a document of at most "
                + Limits.TEXT
                + " characters; mark where documents begin with "
                + NEW_DOCUMENT);
      }
      if (id.isEmpty() && sentences.size() >= ColumnReader.PART) {
        break;
      }
    }
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Document(id.orElse(""), text.toString(), sentences, Map.of()));
  }

  /** Reads up to a blank line or the end; false if there is nothing more. */
  private boolean readSentence() throws IOException {
    while (!ended) {
      ended = !lines.next();
      String line = ended ? "" : lines.line();
      if (ColumnSplitter.isBlank(line)) {
        if (!sentence.isEmpty()) {
          first = Optional.of(sentence);
          sentence = new ConlluSentence(columns);
          return true;
        }
      } else if (line.startsWith(ConlluColumns.HEADER) && lines.number() == 1) {
        header(line);
      } else if (line.startsWith("#")) {
        sentence.comment(line, lines.origin());
        mark(line);
      } else {
        sentence.line(line, fields(line), lines.origin());
      }
    }
    return false;
  }

  private void header(String line) throws AnnotationException {
    try {
      columns = ConlluColumns.parse(line);
      sentence = new ConlluSentence(columns);
    } catch (IllegalArgumentException e) {
      throw new AnnotationException(lines.origin(), e.getMessage() + ": " + Excerpt.of(line));
    }
  }

  /** Whether a comment begins a document. */
  static boolean isMark(String comment) {
    return comment.startsWith(NEW_DOCUMENT)
        && (comment.length() == NEW_DOCUMENT.length()
            || comment.charAt(NEW_DOCUMENT.length()) == ' ');
  }

  private void mark(String line) throws AnnotationException {
    if (!isMark(line)) {
      return;
    }
    if (mark.isPresent()) {
      throw new AnnotationException(lines.origin(), "expected words, found a second " + line);
    }
    marks++;
    String rest = line.substring(NEW_DOCUMENT.length()).strip();
    mark =
        Optional.of(
            rest.startsWith(ID) ? rest.substring(ID.length()).strip() : Long.toString(marks));
  }

  private List<String> fields(String line) throws AnnotationException {
    List<String> fields = splitter.atTabs(line);
    if (fields.size() != columns.size()) {
      throw new AnnotationException(
          lines.origin(),
          "expected "
              + columns.size()
              + " columns with tabs between them, found "
              + fields.size()
              + ": "
              + Excerpt.of(line));
    }
    int empty = fields.indexOf("");
    if (empty >= 0) {
      throw new AnnotationException(
          lines.origin(),
          "column "
              + columns.names().get(empty)
              + " is empty, expected a value or _: "
              + Excerpt.of(line));
    }
    return fields;
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public LineEnding lineEnding() throws IOException {
    return lines.lineEnding();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
