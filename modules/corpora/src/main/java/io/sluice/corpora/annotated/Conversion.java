package io.sluice.corpora.annotated;

import io.sluice.corpora.AtomicFile;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes annotated files in another format. Spans become labels and labels spans where the formats
 * ask for it; text without tokens is cut. What gets lost on the way is told.
 *
 * @param from how the source is written
 * @param to how the target is written
 * @param layer that is carried from labels to spans or back, and brought into the scheme
 * @param scheme of the labels that are written; empty: as they are, and IOB2 for those made of
 *     spans
 * @param running whether documents of columns become running text, with blanks only where it has
 *     them; otherwise all their tokens are apart
 * @param splitter for text that is not cut into sentences
 * @param tokenizer for text that is not cut into tokens
 */
public record Conversion(
    AnnotatedFormat from,
    AnnotatedFormat to,
    String layer,
    Optional<LabelScheme> scheme,
    boolean running,
    SentenceSplitter splitter,
    Tokenizer tokenizer) {
  public Conversion {
    if (running && !(from instanceof ColumnFormat)) {
      throw new IllegalArgumentException(
          "only columns can be made running text, format %s has its own text"
              .formatted(from.name()));
    }
  }

  /**
   * Converts a file, or directory if the format asks for one. The target is replaced when all is
   * written; a directory is written file by file.
   */
  public ConversionReport convert(Path source, Path target) throws IOException {
    if (to instanceof BratFormat || target.toString().endsWith(".gz")) {
      return write(source, target);
    }
    return AtomicFile.write(target, temporary -> write(source, temporary));
  }

  private ConversionReport write(Path source, Path target) throws IOException {
    try (Documents documents = from.read(source);
        AnnotatedWriter writer = to.writer(target)) {
      return convert(documents, writer);
    }
  }

  /** Converts the documents that are left; closes neither side. */
  public ConversionReport convert(Documents source, AnnotatedWriter target) throws IOException {
    return new Converter(this).convert(source, target);
  }
}
