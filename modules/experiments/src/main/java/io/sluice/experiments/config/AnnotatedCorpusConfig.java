package io.sluice.experiments.config;

import io.sluice.catalog.CorpusCard;
import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.experiments.binding.Also;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.Matching;
import io.sluice.experiments.binding.NameOf;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The annotated sentences: a card, a file to divide, or one file for each part. */
@Doc("The annotated sentences: a card, a file to divide, or one file for each part.")
public record AnnotatedCorpusConfig(
    @Doc("Name of a corpus card; see sluice corpus list.")
        @Matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        @NameOf(CorpusCard.ANNOTATED)
        Optional<String> card,
    @Doc("A file to divide.") @Also("file") @Existing Optional<Path> path,
    @Doc("Separate files for training and development.") Optional<AnnotatedFilesConfig> files,
    @Doc("How the files are written; without it, as the card says.")
        Optional<AnnotatedFormatName> format,
    @Doc(
            "Names of the columns of format columns, from left to right: word once, the others name"
                + " layers of labels.")
        @Matching("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}")
        @Default("[]")
        List<String> columns,
    @Doc(
            "How sentences are divided where there is no development file; without it, 0.9 to learn"
                + " from.")
        Optional<SentenceSplitConfig> split) {
  public AnnotatedCorpusConfig {
    Constraints.check(AnnotatedCorpusConfig.class, card, path, files, format, columns, split);
    columns = List.copyOf(columns);
    var sources = Stream.of(card, path, files).filter(Optional::isPresent).count();
    if (sources != 1) {
      throw new IllegalArgumentException(
          "exactly one of card, path and files must be given, found " + sources);
    }
    if (card.isEmpty() && format.isEmpty()) {
      throw new IllegalArgumentException(
          "format is missing; only a card knows how its files are written");
    }
    if (files.isPresent() && split.isPresent()) {
      throw new IllegalArgumentException(
          "files already says which sentences are for development; remove split");
    }
    var needsColumns = format.isPresent() && format.get() == AnnotatedFormatName.COLUMNS;
    if (needsColumns && columns.isEmpty()) {
      throw new IllegalArgumentException(
          "format columns needs the names of the columns, such as columns: [word, ner]");
    }
    if (!needsColumns && !columns.isEmpty()) {
      throw new IllegalArgumentException("columns goes with format columns only");
    }
    if (needsColumns && !columns.contains("word")) {
      throw new IllegalArgumentException("one of the columns must be called word");
    }
  }

  /**
   * How the files are written; empty where the card says.
   *
   * @param layer in which annotation is read, if the format has just one
   */
  public Optional<AnnotatedFormat> formatOf(String layer) {
    return format.map(
        name ->
            name == AnnotatedFormatName.COLUMNS
                ? AnnotatedFormat.columns(ColumnLayout.of(columns.toArray(String[]::new)))
                : AnnotatedFormat.of(name.label(), layer));
  }

  /** The layers of labels that its columns are named after; empty where only the files tell. */
  Optional<List<String>> namedLayers() {
    var names =
        switch (format.orElse(AnnotatedFormatName.BRAT)) {
          case COLUMNS -> columns;
          case CONLL2003 -> ColumnLayout.CONLL2003.names();
          case CONLL2000 -> ColumnLayout.CONLL2000.names();
          default -> List.<String>of();
        };
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(names.stream().filter(name -> !name.equals(ColumnLayout.WORD)).toList());
  }
}
