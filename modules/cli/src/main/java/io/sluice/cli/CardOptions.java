package io.sluice.cli;

import io.sluice.catalog.Card;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.CorpusCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which corpora are known by name. */
final class CardOptions {
  @Option(
      names = "--cards",
      paramLabel = "DIR",
      description = "Also the cards in this directory; they win over Sluice's own.")
  private Optional<Path> directory = Optional.empty();

  Catalog catalog() throws IOException {
    return directory.isPresent() ? Catalog.standard().with(directory.get()) : Catalog.standard();
  }

  /** The card with a name, or in a file: of a corpus or of word vectors. */
  Card card(String nameOrFile) throws IOException {
    var file = Path.of(nameOrFile);
    return isCardFile(file) ? Catalog.card(file) : catalog().findAny(nameOrFile);
  }

  /** The card of a corpus. */
  CorpusCard corpus(String nameOrFile) throws IOException {
    return card(nameOrFile) instanceof CorpusCard corpus ? corpus : catalog().find(nameOrFile);
  }

  static boolean isCardFile(Path file) {
    var name = String.valueOf(file.getFileName());
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }
}
