package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds columns that were named with options against those that a file has. */
final class FileColumns {
  private static final String DOCUMENT = "-DOCSTART-";

  private FileColumns() {}

  /**
   * The format with as many columns as the file, if only some were named by {@code --column}. The
   * file is opened only if options name columns.
   *
   * @param layer that is wanted
   * @throws picocli.CommandLine.ParameterException if the file does not have the columns named, or
   *     none is named after the layer
   */
  static AnnotatedFormat of(
      Path file, AnnotatedFormat format, FormatOptions options, String layer, Verb verb)
      throws IOException {
    if (!(format instanceof ColumnFormat) || !options.namesColumns()) {
      return of(file.toString(), Optional.empty(), format, options, layer, verb);
    }
    var first = Optional.<String>empty();
    try (var reader = new BufferedReader(TextSource.file(file).open())) {
      first = tokenLine(reader.lines());
    } catch (java.io.UncheckedIOException unreadable) {
      // reading all of it will tell where
    }
    return of(file.toString(), first, format, options, layer, verb);
  }

  /** As the other, for a file whose first line with a token is known, if there is one. */
  static AnnotatedFormat of(
      String file,
      Optional<String> first,
      AnnotatedFormat format,
      FormatOptions options,
      String layer,
      Verb verb) {
    if (!(format instanceof ColumnFormat)) {
      return format;
    }
    var fitted = fitted(format, options, file, first, verb);
    var names = ((ColumnFormat) fitted).layout().names();
    if (!names.contains(layer)) {
      throw verb.refusal(
          "no column is called %s, there are %s; say which with --column %s=NUMBER, or choose --layer"
              .formatted(layer, String.join(", ", names), layer));
    }
    return fitted;
  }

  /**
   * As {@link #of}, for a file whose first line with a token is known, if there is one.
   *
   * @param file its name
   */
  static AnnotatedFormat fitted(
      AnnotatedFormat format,
      FormatOptions options,
      String file,
      Optional<String> first,
      Verb verb) {
    if (!options.namesColumns() || first.isEmpty()) {
      return format;
    }
    var columns = (ColumnFormat) format;
    var layout = columns.layout();
    var count = count(first.get());
    for (var next = layout.names().size() + 1; options.placesOnly() && next <= count; next++) {
      layout = layout.withColumn("column" + next, next);
    }
    if (layout.names().size() != count) {
      throw verb.refusal(
          "%s, not %d: %s"
              .formatted(
                  has(file, first.get()),
                  layout.names().size(),
                  String.join(", ", layout.names())));
    }
    return layout.equals(columns.layout()) ? format : AnnotatedFormat.columns(layout);
  }

  /** Refuses a file whose first line has no column for words. */
  static void requireWords(ColumnLayout layout, String file, Optional<String> first, Verb verb) {
    var word = layout.names().indexOf(ColumnLayout.WORD) + 1;
    if (first.isPresent() && count(first.get()) < word) {
      throw verb.refusal(has(file, first.get()) + "; words were said to stand in column " + word);
    }
  }

  private static String has(String file, String line) {
    var count = count(line);
    return "%s has %d %s (%s)"
        .formatted(file, count, count == 1 ? "column" : "columns", line.replace("\t", " ⇥ "));
  }

  /** The first line that has a token. */
  static Optional<String> tokenLine(Stream<String> lines) {
    return lines.filter(line -> !line.isBlank() && !line.startsWith(DOCUMENT)).findFirst();
  }

  static int count(String line) {
    return line.indexOf('\t') >= 0
        ? line.split("\t", -1).length
        : line.strip().split("[ \t]+").length;
  }
}
