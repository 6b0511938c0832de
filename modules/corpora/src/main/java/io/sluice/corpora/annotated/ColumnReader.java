package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * Reads files with one token a line and its labels in columns. A line with nothing but blanks and
 * tabs ends a sentence, {@code -DOCSTART-} begins a document. What stands outside any document, in
 * most files everything, comes in parts of {@value #PART} sentences that have no name.
 */
final class ColumnReader implements Documents, FileDetails {
  static final int PART = 1000;

  private final LineReader lines;
  private final ColumnLayout layout;
  private final ProblemListener problems;
  private final int wordColumn;
  private final List<String> layerNames;
  private final ColumnSplitter splitter = new ColumnSplitter();
  private Optional<String> mark = Optional.empty();
  private long marks;
  private boolean tabs;
  private boolean separatorKnown;
  private boolean ended;

  ColumnReader(Reader source, String name, ColumnLayout layout, ProblemListener problems) {
    this.lines = new LineReader(source, name);
    this.layout = layout;
    this.problems = problems;
    this.wordColumn = layout.wordColumn();
    this.layerNames = layout.names().stream().filter(n -> !n.equals(ColumnLayout.WORD)).toList();
  }

  @Override
  public Optional<Document> next() throws IOException {
    DocumentBuilder builder = new DocumentBuilder(layerNames);
    Optional<String> id = mark;
    mark = Optional.empty();
    while (!ended) {
      if (!lines.next()) {
        ended = true;
        break;
      }
      String line = lines.line();
      if (ColumnSplitter.isBlank(line)) {
        builder.endSentence();
        if (id.isEmpty() && builder.sentences() >= PART) {
          return Optional.of(builder.finish(""));
        }
      } else if (DocumentMark.is(line)) {
        builder.endSentence();
        mark = Optional.of(markedId(line));
        if (id.isPresent() || builder.sentences() > 0) {
          return Optional.of(builder.finish(id.orElse("")));
        }
        id = mark;
        mark = Optional.empty();
      } else if (layout.commentPrefix().isEmpty() || !line.startsWith(layout.commentPrefix())) {
        try {
          token(line, builder);
        } catch (AnnotationException e) {
          problems.problem(e);
        }
      }
    }
    builder.endSentence();
    return id.isPresent() || builder.sentences() > 0
        ? Optional.of(builder.finish(id.orElse("")))
        : Optional.empty();
  }

  private String markedId(String line) throws AnnotationException {
    marks++;
    try {
      return DocumentMark.id(splitter.atBlanks(line), marks);
    } catch (CharacterCodingException e) {
      throw problem("expected UTF-8 in the name of the document, found " + Excerpt.of(line));
    }
  }

  private void token(String line, DocumentBuilder builder) throws AnnotationException {
    if (!separatorKnown) {
      separatorKnown = true;
      tabs = line.indexOf('\t') >= 0;
    }
    List<String> columns = tabs ? splitter.atTabs(line) : splitter.atBlanks(line);
    if (columns.size() != layout.size()) {
      throw problem(
          "expected "
              + layout.size()
              + (layout.size() == 1 ? " column (" : " columns (")
              + String.join(" ", layout.names())
              + ")"
              + (tabs ? " with tabs between them, found " : ", found ")
              + columns.size()
              + ": "
              + Excerpt.of(line));
    }
    for (int i = 0; i < columns.size(); i++) {
      String value = columns.get(i);
      if (value.isEmpty() || isPadded(value)) {
        throw problem(
            "column "
                + (i + 1)
                + " ("
                + layout.names().get(i)
                + (value.isEmpty() ? ") is empty: " : ") begins or ends with a blank: ")
                + Excerpt.of(line));
      }
    }
    String word = columns.remove(wordColumn);
    if (builder.length() > Limits.TEXT - word.length() - 1) {
      throw problem(
          "expected a document of at most "
              + Limits.TEXT
              + " characters; mark where documents begin with "
              + DocumentMark.WORD
              + " or end sentences with blank lines");
    }
    builder.word(word, columns, lines.origin());
  }

  /** A label with a blank at its end would be another label, and nobody would see it. */
  static boolean isPadded(String value) {
    return value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ';
  }

  private AnnotationException problem(String problem) {
    return new AnnotationException(lines.origin(), problem);
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
