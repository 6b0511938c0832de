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

/** The whole of a text: a card or a path. */
@Doc("The whole of a text: a card or a path.")
public record PlainTextConfig(
    @Doc("Name of a corpus card; see sluice corpus list.")
        @Matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        @NameOf(CorpusCard.TEXT)
        Optional<String> card,
    @Doc("A text file, or a directory of text files.")
        @Also({"file", "text", "directory", "dir", "folder"})
        @Existing
        Optional<Path> path) {
  public PlainTextConfig {
    Constraints.check(PlainTextConfig.class, card, path);
    if (card.isPresent() == path.isPresent()) {
      throw new IllegalArgumentException("exactly one of card and path must be given");
    }
  }
}
