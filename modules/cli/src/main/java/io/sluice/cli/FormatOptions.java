package io.sluice.cli;

import io.sluice.corpora.DidYouMean;
import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How annotated files are written. */
final class FormatOptions {
  /** How a format begins that names its columns: {@code columns=word,ner}. */
  static final String COLUMNS = "columns=";

  /** Another name in the column of the words needs to know where they are instead. */
  private static final Comparator<String> WORDS_FIRST =
      Comparator.comparing((String name) -> !name.equals(ColumnLayout.WORD))
          .thenComparing(Comparator.naturalOrder());

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = ClosedValues.Formats.class,
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
    return changed(named(file, layer, verb), layer, verb);
  }

  /**
   * A format that is known already, with other columns if they were given.
   *
   * @param layer that matters beside the words
   */
  AnnotatedFormat changed(AnnotatedFormat known, String layer, Verb verb) {
    if (places.isEmpty()) {
      return known;
    }
    if (!(known instanceof ColumnFormat column)) {
      throw verb.refusal(
          "--column is for formats with columns, and %s has none".formatted(known.name()));
    }
    var layout = column.layout();
    var names = new LinkedHashSet<>(List.of(ColumnLayout.WORD, layer));
    names.addAll(layout.names());
    requireWords(names, verb);
    if (new HashSet<>(places.values()).size() < places.size()) {
      throw verb.refusal("--column: two names have the same number: " + places);
    }
    var ordered = new TreeMap<String, Integer>(WORDS_FIRST);
    ordered.putAll(places);
    for (var place : ordered.entrySet()) {
      var option = "--column " + place.getKey() + "=" + place.getValue() + ": ";
      try {
        layout = layout.withColumn(place.getKey(), place.getValue());
      } catch (IllegalArgumentException refused) {
        var words = layout.names().indexOf(ColumnLayout.WORD) + 1 == place.getValue();
        throw verb.refusal(
            option
                + (words
                    ? "the words stand there, unless --column word=NUMBER says where they do"
                    : refused.getMessage()));
      }
    }
    return AnnotatedFormat.columns(layout);
  }

  /** Refuses a slip of the pen, with which other columns would be taken for words. */
  private void requireWords(Set<String> known, Verb verb) {
    if (places.containsKey(ColumnLayout.WORD)) {
      return;
    }
    for (var place : places.entrySet()) {
      var name = place.getKey();
      if (!known.contains(name)
          && DidYouMean.nearest(name, List.of(ColumnLayout.WORD)).isPresent()) {
        throw verb.refusal(
            "--column %s=%d: there is no column %s; did you mean %s=%d? Known are %s"
                .formatted(
                    name,
                    place.getValue(),
                    name,
                    ColumnLayout.WORD,
                    place.getValue(),
                    String.join(", ", known)));
      }
    }
  }

  private AnnotatedFormat named(String file, String layer, Verb verb) {
    var name =
        format
            .or(
                () ->
                    columns
                        .or(() -> places.isEmpty() ? Optional.empty() : Optional.of(""))
                        .map(c -> "columns"))
            .or(() -> readByEnding(file))
            .orElseThrow(
                () -> verb.refusal("--format is missing; the name of " + file + " does not tell"));
    if (name.startsWith(COLUMNS) && columns.isPresent()) {
      throw verb.refusal("--columns: give the columns once, there or in --format columns=");
    }
    var option = name.equals("columns") && columns.isPresent() ? "--columns: " : "--format: ";
    try {
      if (name.startsWith(COLUMNS)) {
        return columns(name);
      }
      if (!name.equals("columns")) {
        return known(name, layer);
      }
      return columns
          .map(names -> AnnotatedFormat.columns(ColumnLayout.parse(names)))
          .orElseGet(
              () ->
                  places.isEmpty()
                      ? AnnotatedFormat.of(name)
                      : AnnotatedFormat.columns(ColumnLayout.of(ColumnLayout.WORD)));
    } catch (IllegalArgumentException refused) {
      throw verb.refusal(option + refused.getMessage());
    }
  }

  /**
   * A format by its name.
   *
   * @throws IllegalArgumentException if there is none, with the name that was probably meant
   */
  static AnnotatedFormat known(String name, String layer) {
    if (!AnnotatedFormat.NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "unknown format \"%s\"; %sknown are %s"
              .formatted(
                  name,
                  near(name).map(near -> "did you mean " + near + "? ").orElse(""),
                  String.join(", ", AnnotatedFormat.NAMES)));
    }
    return AnnotatedFormat.of(name, layer);
  }

  /** JSON may be called by its tool alone, and columns come with names. */
  private static Optional<String> near(String name) {
    return AnnotatedFormat.NAMES.stream()
        .filter(known -> known.equals("jsonl-" + name))
        .findFirst()
        .or(() -> DidYouMean.nearest(name.replaceAll("=.*", ""), AnnotatedFormat.NAMES));
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

  /** The same of files that are only read: in JSON every tool's objects are told apart. */
  static Optional<String> readByEnding(String file) {
    return byEnding(file)
        .or(
            () ->
                file.endsWith(".json") || file.endsWith(".json.gz")
                    ? Optional.of("jsonl")
                    : Optional.empty());
  }
}
