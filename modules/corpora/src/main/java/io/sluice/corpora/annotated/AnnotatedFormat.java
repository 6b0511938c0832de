package io.sluice.corpora.annotated;

import io.sluice.corpora.TextSource;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A way in which annotated documents are written in files. */
public sealed interface AnnotatedFormat permits ColumnFormat, ConlluFormat {
  /** The names of all formats. */
  List<String> NAMES = List.of("conll2003", "conll2000", "columns", "conllu");

  /**
   * The format with a name of {@link #NAMES}.
   *
   * @throws IllegalArgumentException if there is none, or if it needs a layout
   */
  static AnnotatedFormat of(String name) {
    return switch (name) {
      case "conll2003" -> new ColumnFormat(name, ColumnLayout.CONLL2003);
      case "conll2000" -> new ColumnFormat(name, ColumnLayout.CONLL2000);
      case "conllu" -> new ConlluFormat();
      case "columns" ->
          throw new IllegalArgumentException(
              "the format columns needs the names of the columns, such as word,ner");
      default ->
          throw new IllegalArgumentException(
              "unknown format " + Excerpt.of(name) + ", expected one of " + NAMES);
    };
  }

  /** Files with these columns. */
  static AnnotatedFormat columns(ColumnLayout layout) {
    return new ColumnFormat("columns", layout);
  }

  /** The name used in configurations, cards and on the command line. */
  String name();

  /** Reads documents from characters; {@code source} names them in messages. */
  Documents read(Reader text, String source) throws IOException;

  /** Reads documents from a UTF-8 file, uncompressed on the way if its name ends with .gz. */
  default Documents read(Path file) throws IOException {
    return read(TextSource.file(file).open(), file.toString());
  }

  /** Writes documents as characters; closing the result closes {@code target}. */
  AnnotatedWriter writer(Writer target);

  /** Writes documents to a UTF-8 file, which it replaces. */
  default AnnotatedWriter writer(Path file) throws IOException {
    return writer(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
  }
}
