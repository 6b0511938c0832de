package io.sluice.experiments.config;

import io.sluice.catalog.CorpusCard;
import io.sluice.experiments.binding.Also;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.Matching;
import io.sluice.experiments.binding.NameOf;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The text to learn from: a card, a path, or one file for each part. */
@Doc("The text to learn from: a card, a path, or one file for each part.")
public record CorpusConfig(
    @Doc("Name of a corpus card; see sluice corpus list.")
        @Matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        @NameOf(CorpusCard.TEXT)
        Optional<String> card,
    @Doc("A text file, or a directory of text files.")
        @Also({"file", "text", "directory", "dir", "folder"})
        @Existing
        Optional<Path> path,
    @Doc("Separate files for training and validation.") Optional<FilesConfig> files,
    @Doc(
            "How a single text is divided; without it, 0.9 for training and 0.1 for validation, or"
                + " the card's own parts.")
        Optional<SplitConfig> split) {
  public CorpusConfig {
    Constraints.check(CorpusConfig.class, card, path, files, split);
    var sources = Stream.of(card, path, files).filter(Optional::isPresent).count();
    if (sources != 1) {
      throw new IllegalArgumentException(
          "exactly one of card, path and files must be given, found " + sources);
    }
    if (files.isPresent() && split.isPresent()) {
      throw new IllegalArgumentException(
          "files already says which text is for validation; remove split");
    }
  }
}
