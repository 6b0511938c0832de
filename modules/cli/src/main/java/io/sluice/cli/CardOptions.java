package io.sluice.cli;

import io.sluice.catalog.Card;
import io.sluice.catalog.Catalog;
import io.sluice.catalog.CorpusCard;
import io.sluice.catalog.UnknownCorpusException;
import io.sluice.corpora.DidYouMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  /**
   * The card with a name, or in a file: of a corpus or of word vectors.
   *
   * @throws NoSuchFileException if there is none, and the name was meant to be that of a file
   */
  Card card(String nameOrFile) throws IOException {
    var file = Path.of(nameOrFile);
    if (isCardFile(file)) {
      return Catalog.card(file);
    }
    try {
      return catalog().findAny(nameOrFile);
    } catch (UnknownCorpusException unknown) {
      if (Files.notExists(file) && isFile(nameOrFile)) {
        var absent = new NoSuchFileException(nameOrFile);
        absent.initCause(unknown);
        throw absent;
      }
      throw unknown;
    }
  }

  /** Whether a name that is no card's was meant to be a file's: rather so than a card's. */
  private boolean isFile(String name) throws IOException {
    if (MissingFile.isMeant(name) && name.indexOf('/') >= 0) {
      return true;
    }
    var cards = catalog().cards().stream().map(Card::name).toList();
    var isNearCard = DidYouMean.nearest(name, cards).isPresent();
    var isNearFile = !MissingFile.hint(Path.of(name)).isEmpty();
    return MissingFile.isMeant(name) ? isNearFile || !isNearCard : isNearFile && !isNearCard;
  }

  /** The card of a corpus. */
  CorpusCard corpus(String nameOrFile) throws IOException {
    return card(nameOrFile) instanceof CorpusCard corpus ? corpus : catalog().find(nameOrFile);
  }

  /**
   * The card of a corpus that is read as running text.
   *
   * @throws UnknownCorpusException if it is annotated
   */
  CorpusCard text(String nameOrFile) throws IOException {
    return catalog().requireText(corpus(nameOrFile));
  }

  static boolean isCardFile(Path file) {
    var name = String.valueOf(file.getFileName());
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }
}
