package io.sluice.cli;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How annotated files are written. */
final class FormatOptions {
  /** How a format begins that names its columns: {@code columns=word,ner}. */
  static final String COLUMNS = "columns=";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "conll2003, conll2000, columns, columns=word,ner, conllu, brat, jsonl, jsonl-doccano, jsonl-prodigy,"
              + " jsonl-label-studio, opennlp-names, opennlp-pos or text.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--columns",
      paramLabel = "NAMES",
      description = "Of --format columns, from left to right: word,ner.")
  private Optional<String> columns = Optional.empty();

  @Option(
      names = "--column",
      paramLabel = "NAME=NUMBER",
      description = "Where a layer stands, counted from 1: ner=4; may be repeated.")
  private Map<String, Integer> places = new LinkedHashMap<>();

  boolean given() {
    return format.isPresent() || columns.isPresent() || !places.isEmpty();
  }

  /** Whether columns were named, which a file may not have. */
  boolean namesColumns() {
    return columns.isPresent()
        || !places.isEmpty()
        || format.filter(name -> name.startsWith(COLUMNS)).isPresent();
  }

  /** Whether columns were named one by one, so that others may be there. */
  boolean placesOnly() {
    return !places.isEmpty()
        && columns.isEmpty()
        && format.filter(name -> !name.equals("columns")).isEmpty();
  }

  Optional<String> name() {
    return format;
  }

  /**
   * The format of a file.
   *
   * @param layer in which annotation is read, if the format has just one
   */
  AnnotatedFormat of(String file, String layer, Verb verb) {
    try {
      return changed(named(file, layer, verb));
    } catch (IllegalArgumentException refused) {
      throw verb.refusal("--format: " + refused.getMessage());
    }
  }

  /** A format that is known already, with other columns if they were given. */
  AnnotatedFormat changed(AnnotatedFormat known) {
    if (places.isEmpty()) {
      return known;
    }
    if (!(known instanceof ColumnFormat column)) {
      throw new IllegalArgumentException("--column is for formats with columns");
    }
    var layout = column.layout();
    for (var place : places.entrySet()) {
      layout = layout.withColumn(place.getKey(), place.getValue());
    }
    return AnnotatedFormat.columns(layout);
  }

  private AnnotatedFormat named(String file, String layer, Verb verb) {
    var name =
        format
            .or(
                () ->
                    columns
                        .or(() -> places.isEmpty() ? Optional.empty() : Optional.of(""))
                        .map(c -> "columns"))
            .or(() -> byEnding(file))
            .orElseThrow(
                () -> verb.refusal("--format is missing; the name of " + file + " does not tell"));
    if (name.startsWith(COLUMNS)) {
      if (columns.isPresent()) {
        throw new IllegalArgumentException("give the columns once, there or in --columns");
      }
      return columns(name);
    }
    if (!name.equals("columns")) {
      return AnnotatedFormat.of(name, layer);
    }
    return columns
        .map(names -> AnnotatedFormat.columns(ColumnLayout.parse(names)))
        .orElseGet(
            () ->
                places.isEmpty()
                    ? AnnotatedFormat.of(name)
                    : AnnotatedFormat.columns(ColumnLayout.of(ColumnLayout.WORD)));
  }

  /** The format {@code columns=word,ner}. */
  static AnnotatedFormat columns(String name) {
    return AnnotatedFormat.columns(ColumnLayout.parse(name.substring(COLUMNS.length())));
  }

  /** The format that the name of a file tells. */
  static Optional<String> byEnding(String file) {
    var name = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
    if (name.endsWith(".conllu")) {
      return Optional.of("conllu");
    }
    return name.endsWith(".jsonl") ? Optional.of("jsonl") : Optional.empty();
  }
}
