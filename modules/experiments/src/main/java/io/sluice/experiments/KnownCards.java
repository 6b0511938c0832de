package io.sluice.experiments;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.CorpusCard;
import io.sluice.catalog.InvalidCardException;
import io.sluice.catalog.UnknownCorpusException;
import io.sluice.catalog.VectorCard;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.ExperimentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The cards that an experiment knows: those that come with Sluice, and those of a directory of its
 * own, which win.
 */
record KnownCards(Catalog catalog) {
  /** Where the directory stands in a file. */
  static final String KEY = "cards";

  /** Names that are rather those of files. */
  private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z0-9]{1,9}");

  /**
   * Those of an experiment.
   *
   * @throws InvalidValueException if its directory is none, or a card in it is wrong
   */
  static KnownCards of(ExperimentConfig config) {
    return in(config.cards());
  }

  /** The same for a directory. */
  static KnownCards in(Optional<Path> directory) {
    if (directory.isEmpty()) {
      return new KnownCards(Catalog.standard());
    }
    var cards = directory.get();
    if (!Files.isDirectory(cards)) {
      throw new InvalidValueException(KEY, "must be a directory of cards, was " + cards);
    }
    try {
      return new KnownCards(Catalog.standard().with(cards));
    } catch (InvalidCardException wrong) {
      throw new InvalidValueException(KEY, String.valueOf(wrong.getMessage()));
    } catch (IOException unreadable) {
      throw new InvalidValueException(KEY, "cannot be read: " + unreadable.getMessage());
    }
  }

  /**
   * What is wrong with the name of a card, if anything.
   *
   * @param content what it should be a card of
   */
  Optional<String> problemWith(String content, String name) {
    try {
      finder(content).accept(name);
      return Optional.empty();
    } catch (UnknownCorpusException unknown) {
      return Optional.of(problem(name, unknown));
    }
  }

  /** Of what looks like a file also where to name it. */
  private static String problem(String name, UnknownCorpusException unknown) {
    return unknown.getMessage()
        + (FILE.matcher(name).matches() ? "; a file is given as path: " + name : "");
  }

  /**
   * Refuses an experiment that names others.
   *
   * @throws InvalidValueException at the first of them
   */
  void requireAll(ExperimentConfig config) {
    config.cardNames().forEach(name -> require(name.where(), name.card(), finder(name.content())));
  }

  private Consumer<String> finder(String content) {
    return switch (content) {
      case CorpusCard.TEXT -> catalog::findText;
      case CorpusCard.ANNOTATED -> catalog::findAnnotated;
      case VectorCard.VECTORS -> catalog::findVectors;
      default -> throw new IllegalArgumentException("no cards are of " + content);
    };
  }

  private static void require(String where, String card, Consumer<String> finder) {
    try {
      finder.accept(card);
    } catch (UnknownCorpusException unknown) {
      throw new InvalidValueException(where, problem(card, unknown));
    }
  }
}
