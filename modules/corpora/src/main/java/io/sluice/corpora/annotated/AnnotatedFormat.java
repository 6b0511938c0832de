package io.sluice.corpora.annotated;

import io.sluice.corpora.TextSource;
import io.sluice.text.document.Document;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A way in which annotated documents are written in files. */
public sealed interface AnnotatedFormat
    permits ColumnFormat,
        ConlluFormat,
        BratFormat,
        JsonlFormat,
        OpenNlpNamesFormat,
        OpenNlpPosFormat,
        PlainTextFormat {
  /** The names of all formats. */
  List<String> NAMES =
      List.of(
          "conll2003",
          "conll2000",
          "columns",
          "conllu",
          "brat",
          "jsonl",
          "jsonl-doccano",
          "jsonl-prodigy",
          "jsonl-label-studio",
          "opennlp-names",
          "opennlp-pos",
          "text");

  /** Layer of names in formats that do not say what theirs is. */
  String NER = "ner";

  /** Layer of tags in formats that do not say what theirs is. */
  String POS = "pos";

  /**
   * The format with a name of {@link #NAMES}; the layer of formats that have just one is {@value
   * #NER}, or {@value #POS} for {@code opennlp-pos}.
   *
   * @throws IllegalArgumentException if there is none, or if it needs the names of columns
   */
  static AnnotatedFormat of(String name) {
    return of(name, name.equals("opennlp-pos") ? POS : NER);
  }

  /**
   * The format with a name of {@link #NAMES}.
   *
   * @param layer in which annotation is read and written, if the format has just one
   * @throws IllegalArgumentException if there is none, or if it needs the names of columns
   */
  static AnnotatedFormat of(String name, String layer) {
    return switch (name) {
      case "conll2003" -> new ColumnFormat(name, ColumnLayout.CONLL2003);
      case "conll2000" -> new ColumnFormat(name, ColumnLayout.CONLL2000);
      case "conllu" -> new ConlluFormat();
      case "brat" -> new BratFormat(layer);
      case "jsonl", "jsonl-doccano" -> new JsonlFormat(JsonlFormat.Style.DOCCANO, layer);
      case "jsonl-prodigy" -> new JsonlFormat(JsonlFormat.Style.PRODIGY, layer);
      case "jsonl-label-studio" -> new JsonlFormat(JsonlFormat.Style.LABEL_STUDIO, layer);
      case "opennlp-names" -> new OpenNlpNamesFormat(layer);
      case "opennlp-pos" -> new OpenNlpPosFormat(layer);
      case "text" -> new PlainTextFormat();
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

  /** In what a format keeps annotation. */
  enum Annotation {
    /** In labels of tokens; documents are cut into sentences. */
    LABELS,
    /** In spans over a text, which need not be cut into tokens. */
    SPANS,
    /** Nowhere: there is only text. */
    NONE
  }

  /** In what this format keeps annotation. */
  Annotation annotation();

  /**
   * Whether nobody annotated a document that was read from this format: it is one with spans, and
   * there is no layer of them, not even an empty one. In text there never is.
   */
  default boolean isUnlabelled(Document document) {
    return annotation() == Annotation.SPANS
        && document.spans().isEmpty()
        && document.sentences().stream().allMatch(sentence -> sentence.layers().isEmpty());
  }

  /**
   * Whether a file holds words but not the white space between them, so that the text of its
   * documents is made up.
   */
  default boolean holdsWordsOnly() {
    return false;
  }

  /** Reads documents from characters; {@code source} names them in messages. */
  Documents read(Reader text, String source) throws IOException;

  /** Reads documents from a UTF-8 file, uncompressed on the way if its name ends with .gz. */
  default Documents read(Path file) throws IOException {
    return read(TextSource.file(file).open(), file.toString());
  }

  /**
   * Reads a file to find as many problems as can be found: where a format allows it, what is wrong
   * is passed on, left out, and reading goes on behind it; else it is thrown. Bytes that are not
   * UTF-8 become U+FFFD, and are not passed on.
   */
  default Documents examine(Path file, ProblemListener problems) throws IOException {
    return read(TextSource.file(file).openDamaged(), file.toString());
  }

  /** Writes documents as characters; closing the result closes {@code target}. */
  AnnotatedWriter writer(Writer target);

  /** Writes documents to a UTF-8 file, which it replaces; it is not compressed. */
  default AnnotatedWriter writer(Path file) throws IOException {
    if (file.toString().endsWith(".gz")) {
      throw new IOException(file + ": files are written uncompressed; leave out .gz");
    }
    return writer(new ByteOrderGuard(Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
  }
}
