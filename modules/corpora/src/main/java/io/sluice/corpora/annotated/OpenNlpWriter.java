package io.sluice.corpora.annotated;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes a sentence a line. */
final class OpenNlpWriter implements AnnotatedWriter {
  /** Writes the tokens of a line. */
  interface LineFormat {
    /**
     * Appends the line without its end.
     *
     * @throws IllegalArgumentException if the format cannot hold them
     */
    void write(List<String> words, List<String> labels, StringBuilder line);
  }

  private final Writer target;
  private final String layer;
  private final LineFormat format;
  private final OpenNlpReader.Lines meaning;
  private boolean started;

  OpenNlpWriter(Writer target, String layer, LineFormat format, OpenNlpReader.Lines meaning) {
    this.target = target;
    this.layer = layer;
    this.format = format;
    this.meaning = meaning;
  }

  @Override
  public void write(Document document) throws IOException {
    StringBuilder lines = new StringBuilder();
    if (meaning == OpenNlpReader.Lines.DOCUMENTS) {
      if (document.sentences().isEmpty()) {
        throw new AnnotationException(
            new Origin(document.id(), 0), "the format cannot hold a document without sentences");
      }
      lines.append(started ? "\n" : "");
    }
    for (Sentence sentence : document.sentences()) {
      sentence(sentence, lines);
    }
    started = true;
    target.append(lines);
  }

  private void sentence(Sentence sentence, StringBuilder lines) throws AnnotationException {
    if (!sentence.layers().containsKey(layer)) {
      throw new AnnotationException(
          sentence.origin(),
          "the tokens need the layer " + layer + "; there are " + sentence.layers().keySet());
    }
    int start = lines.length();
    try {
      for (String word : sentence.words()) {
        if (word.chars().anyMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
          throw new IllegalArgumentException(
              "a token with a blank or line end cannot be written: " + Excerpt.of(word));
        }
      }
      format.write(sentence.words(), sentence.labels(layer), lines);
    } catch (IllegalArgumentException e) {
      throw new AnnotationException(sentence.origin(), String.valueOf(e.getMessage()));
    }
    WellFormed.check(lines.substring(start), sentence.origin());
    lines.append('\n');
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
