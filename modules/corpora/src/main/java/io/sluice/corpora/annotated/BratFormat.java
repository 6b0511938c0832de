package io.sluice.corpora.annotated;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standoff files of the annotation tool brat: a directory with {@code letter.txt}, the text, and
 * {@code letter.ann} beside it, its spans by code point offsets. A document is called by its path
 * without the ending; one without a name is written under its number.
 *
 * <p>Spans may nest and overlap. Spans of several pieces, relations, events, attributes and notes
 * do not fit into a document and are listed as remarks.
 *
 * @param layer of the spans
 */
public record BratFormat(String layer) implements AnnotatedFormat {
  @Override
  public String name() {
    return "brat";
  }

  @Override
  public Annotation annotation() {
    return Annotation.SPANS;
  }

  /**
   * Reads the documents below a directory in the order of their names, or the one of a {@code .txt}
   * file.
   */
  @Override
  public Documents read(Path path) throws IOException {
    return new BratReader(path, Optional.of(layer));
  }

  /**
   * Reads the texts alone, in the same order: {@code .ann} files are not read and need not be
   * there.
   */
  public Documents texts(Path path) throws IOException {
    return new BratReader(path, Optional.empty());
  }

  @Override
  public Documents examine(Path path, ProblemListener problems) throws IOException {
    return read(path);
  }

  /** Always refused: a document is two files. */
  @Override
  public Documents read(Reader text, String source) {
    throw new UnsupportedOperationException(
        source + ": brat's format is two files a document; expected a directory");
  }

  /** Writes into a directory, which is made if it is not there. */
  @Override
  public AnnotatedWriter writer(Path directory) {
    return new BratWriter(directory, layer, BratWriter.Notes.NONE);
  }

  /**
   * Writes into a directory as {@link #writer(Path)} does, and the probability of each span into a
   * note of its own ({@code AnnotatorNotes}), where brat shows it.
   */
  public AnnotatedWriter writerWithProbabilities(Path directory) {
    return new BratWriter(directory, layer, BratWriter.Notes.PROBABILITIES);
  }

  /** Always refused: a document is two files. */
  @Override
  public AnnotatedWriter writer(Writer target) {
    throw new UnsupportedOperationException(
        "brat's format is two files a document; expected a directory to write to");
  }
}
