package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a sentence a line. */
final class OpenNlpReader implements Documents, FileDetails {
  /** What an empty line means. */
  enum Lines {
    /** Nothing. */
    SENTENCES,
    /** The end of a document. */
    DOCUMENTS
  }

  /** Reads the tokens of a line. */
  interface LineFormat {
    /**
     * Adds a word and a label for each token.
     *
     * @param pieces of the line between blanks
     * @throws IllegalArgumentException if they do not follow the format
     */
    void read(List<String> pieces, List<String> words, List<String> labels);
  }

  private final LineReader lines;
  private final String layer;
  private final LineFormat format;
  private final Lines meaning;
  private final ColumnSplitter splitter = new ColumnSplitter();
  private long documents;

  OpenNlpReader(Reader source, String name, String layer, LineFormat format, Lines meaning) {
    this.lines = new LineReader(source, name);
    this.layer = layer;
    this.format = format;
    this.meaning = meaning;
  }

  @Override
  public Optional<Document> next() throws IOException {
    DocumentBuilder builder = new DocumentBuilder(List.of(layer));
    while (lines.next()) {
      String line = lines.line();
      if (!ColumnSplitter.isBlank(line)) {
        sentence(line, builder);
      } else if (meaning == Lines.DOCUMENTS && builder.sentences() > 0) {
        break;
      }
      if (meaning == Lines.SENTENCES && builder.sentences() >= ColumnReader.PART) {
        break;
      }
    }
    if (builder.sentences() == 0) {
      return Optional.empty();
    }
    documents++;
    return Optional.of(builder.finish(meaning == Lines.DOCUMENTS ? Long.toString(documents) : ""));
  }

  private void sentence(String line, DocumentBuilder builder) throws AnnotationException {
    Origin place = lines.origin();
    if (builder.length() > Limits.TEXT - line.length()) {
      throw new AnnotationException(
          place,
          "expected a document of at most "
              + Limits.TEXT
              + " characters; an empty line ends a document");
    }
    List<String> words = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    try {
      format.read(splitter.atBlanks(line), words, labels);
    } catch (IllegalArgumentException e) {
      throw new AnnotationException(place, String.valueOf(e.getMessage()));
    }
    if (words.isEmpty()) {
      throw new AnnotationException(place, "expected tokens, found " + Excerpt.of(line));
    }
    for (int i = 0; i < words.size(); i++) {
      builder.word(words.get(i), List.of(labels.get(i)), place);
    }
    builder.endSentence();
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
