package io.sluice.experiments;

import io.sluice.corpora.BadEncodingException;
import io.sluice.corpora.TextSource;
import io.sluice.corpora.annotated.AnnotationException;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.AnnotatedFormatName;
import io.sluice.experiments.config.TaggerConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A look at the first sentences of one of the user's own files.
 *
 * @param config what the sentences are for
 * @param key under which the file stands
 * @param file a regular one
 */
record SentenceLook(TaggerConfig config, String key, Path file) {
  /** Documents are read until so many characters were. */
  private static final long CHARACTERS = 1L << 20;

  private static final String DOCUMENT_MARK = "-DOCSTART-";

  /** What is wrong with the file, or with what the settings say of it. */
  Optional<InvalidValueException> problem() throws IOException {
    var layer = config.labels().layer();
    var format = config.corpus().formatOf(layer).orElseThrow();
    try {
      var found = LabelledSentences.first(format, file, layer, CHARACTERS);
      return found > 0
          ? Optional.empty()
          : Optional.of(new InvalidValueException(key, "has no sentences: " + file));
    } catch (MissingLayerException missing) {
      return Optional.of(new InvalidValueException("labels.layer", missing.problem()));
    } catch (BadEncodingException other) {
      return Optional.of(new InvalidValueException(key, "cannot be read: " + other.getMessage()));
    } catch (AnnotationException wrong) {
      return Optional.of(wrong(wrong));
    }
  }

  /** At the first line that says anything the format is wrong; further below, that line. */
  private InvalidValueException wrong(AnnotationException found) throws IOException {
    var first = firstLine();
    if (first.isEmpty() || found.origin().line() > first.get().number()) {
      return new InvalidValueException(
          key, "has a mistake: " + found.getMessage() + TaggerSentences.SEE_ALL);
    }
    var format = config.corpus().format().orElseThrow();
    var columns = format == AnnotatedFormatName.COLUMNS;
    return new InvalidValueException(
        columns ? "corpus.columns" : "corpus.format",
        (columns
                ? "do not go with the file: "
                : "is " + format.label() + ", which the file is not: ")
            + found.getMessage()
            + remedy(first.get().text()));
  }

  /** What columns to write, for what looks like some. */
  private String remedy(String line) {
    var count = line.strip().split(line.indexOf('\t') >= 0 ? "\t" : " +", -1).length;
    var layer = config.labels().layer();
    if (count < 2 || count > 12 || line.startsWith("{") || line.startsWith("[")) {
      return "";
    }
    return count == 2
        ? "; write format: columns, columns: [word, " + layer + "]"
        : "; name its "
            + count
            + " columns, such as format: columns, columns: [word, "
            + "x, ".repeat(count - 2)
            + layer
            + "]";
  }

  /** One line of the file. */
  private record Line(long number, String text) {}

  private Optional<Line> firstLine() throws IOException {
    try (var reader = new BufferedReader(TextSource.file(file).openDamaged())) {
      var number = 0L;
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith(DOCUMENT_MARK)) {
          return Optional.of(new Line(number, line));
        }
      }
      return Optional.empty();
    }
  }
}
