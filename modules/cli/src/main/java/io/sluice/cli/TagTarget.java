package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.corpora.annotated.ConlluFormat;
import io.sluice.corpora.annotated.JsonLayout;
import io.sluice.corpora.annotated.JsonlFormat;
import io.sluice.corpora.annotated.PlainTextFormat;
import io.sluice.tagging.TagSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How what was tagged is written: as {@code --to} says, else as the ending of {@code --output}
 * tells, else as it was read.
 *
 * @param format that is written
 * @param style of JSON
 * @param layout of JSON, if the ending of {@code --output} tells; else that of what is read
 */
record TagTarget(AnnotatedFormat format, Style style, Optional<JsonLayout> layout) {
  /** Whose JSON is written. */
  enum Style {
    /** Of the tool whose JSON was read. */
    AS_READ,
    /** As the format is called. */
    AS_NAMED
  }

  private static final String COLUMNS = "columns";
  private static final String JSONL = "jsonl";

  /** Written as it is read. */
  static TagTarget same(AnnotatedFormat read) {
    return new TagTarget(read, Style.AS_NAMED, Optional.empty());
  }

  /**
   * Chooses, and refuses what cannot be written.
   *
   * @param to as it was given
   * @param read format of what is tagged
   * @param readName what it was called
   */
  static TagTarget of(
      Optional<String> to,
      AnnotatedFormat read,
      String readName,
      Optional<Path> output,
      TagLayers layers,
      Verb verb) {
    var file = output.map(Path::toString).orElse("");
    if (file.endsWith(".gz")) {
      throw verb.refusal("--output " + file + ": files are written uncompressed; leave out .gz");
    }
    var name = to.or(() -> FormatOptions.byEnding(file));
    var format = name.map(wanted -> format(wanted, read, layers, verb)).orElse(read);
    if (format instanceof PlainTextFormat && !(read instanceof PlainTextFormat)) {
      throw verb.refusal(
          "--to text: marked text is made of running text, and " + read.name() + " is none");
    }
    if (to.isEmpty()) {
      requireEnding(file, format, verb);
    }
    requirePlace(format, read, layers, verb);
    var asRead =
        format == read
            && read instanceof JsonlFormat
            && readName.equals(JSONL)
            && name.orElse(JSONL).equals(JSONL);
    var style = asRead ? Style.AS_READ : Style.AS_NAMED;
    return new TagTarget(format, style, layout(file).or(() -> layout(format, read)));
  }

  private static AnnotatedFormat format(
      String name, AnnotatedFormat read, TagLayers layers, Verb verb) {
    var same =
        name.equals(JSONL) && read instanceof JsonlFormat
            || name.equals(COLUMNS) && read instanceof ColumnFormat
            || name.equals("conllu") && read instanceof ConlluFormat;
    if (same) {
      return read;
    }
    try {
      if (name.startsWith(FormatOptions.COLUMNS)) {
        return FormatOptions.columns(name);
      }
      if (name.equals(COLUMNS)) {
        var names = new ArrayList<>(List.of(ColumnLayout.WORD));
        names.addAll(layers.names());
        return AnnotatedFormat.columns(ColumnLayout.of(names.toArray(String[]::new)));
      }
      var format = FormatOptions.known(name, layerOf(name, layers, verb));
      return format.equals(read) ? read : format;
    } catch (IllegalArgumentException refused) {
      throw verb.refusal("--to: " + refused.getMessage());
    }
  }

  /** OpenNLP's formats hold spans, or a label for each token. */
  private static String layerOf(String name, TagLayers layers, Verb verb) {
    if (!name.startsWith("opennlp-")) {
      return layers.name();
    }
    var spans = name.equals("opennlp-names");
    return layers.written().stream()
        .map(TagSet::layer)
        .filter(layer -> layer.scheme().isPresent() == spans)
        .findFirst()
        .orElseThrow(
            () ->
                verb.refusal(
                    "--to "
                        + name
                        + (spans
                            ? ": no layer marks spans"
                            : ": no layer has a label for each token")
                        + ", there are "
                        + String.join(", ", layers.names())
                        + "; take opennlp-"
                        + (spans ? "pos" : "names")))
        .name();
  }

  /** Refuses endings of other formats, which would deceive those who read the file. */
  private static void requireEnding(String file, AnnotatedFormat format, Verb verb) {
    var json = file.endsWith(".json") && !(format instanceof JsonlFormat);
    var columns =
        LooksLike.isCalledColumns(file)
            && !(format instanceof ColumnFormat || format instanceof ConlluFormat);
    if (json || columns) {
      throw verb.refusal(
          "--output "
              + file
              + ": its ending says "
              + (json ? "JSON" : "columns")
              + ", and what is written is "
              + format.name()
              + "; add --to "
              + (json ? JSONL : COLUMNS)
              + ", or --to "
              + format.name()
              + " if that is meant");
    }
  }

  /** Refuses columns of which the tagger fills none. */
  private static void requirePlace(
      AnnotatedFormat format, AnnotatedFormat read, TagLayers layers, Verb verb) {
    if (format == read || !(format instanceof ColumnFormat columns)) {
      return;
    }
    var names = columns.layout().names();
    if (layers.names().stream().noneMatch(names::contains)) {
      throw verb.refusal(
          "--to: none of the columns %s is a layer of the tagger; take --to columns=word,%s"
              .formatted(String.join(", ", names), String.join(",", layers.names())));
    }
  }

  /** What was converted stands in lines unless a name says otherwise. */
  private static Optional<JsonLayout> layout(AnnotatedFormat format, AnnotatedFormat read) {
    return format == read ? Optional.empty() : Optional.of(JsonLayout.LINES);
  }

  private static Optional<JsonLayout> layout(String file) {
    if (file.endsWith(".json")) {
      return Optional.of(JsonLayout.ARRAY);
    }
    return file.endsWith(".jsonl") ? Optional.of(JsonLayout.LINES) : Optional.empty();
  }
}
