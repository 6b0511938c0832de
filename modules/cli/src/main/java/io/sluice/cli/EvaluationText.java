package io.sluice.cli;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.CorpusCard;
import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.TextSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The text on which a model is measured. */
final class EvaluationText {
  /** Parts of a corpus. */
  enum Part {
    TRAIN,
    VALIDATION,
    ALL
  }

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "FILE_OR_CARD",
      description =
          "A text file, a directory of text files, the name of a corpus or its card file.")
  private String name;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "Of a corpus with a card: ${COMPLETION-CANDIDATES}; validation unless given.")
  private Optional<Part> part = Optional.empty();

  @Mixin private CardOptions cards;

  TextSource open(Verb verb) throws IOException {
    var path = Path.of(name);
    if (Files.exists(path) && !CardOptions.isCardFile(path)) {
      if (part.isPresent()) {
        throw verb.refusal("--part is for corpora with a card; " + name + " is read as a whole");
      }
      return TextSource.path(path);
    }
    return part(cards.catalog(), cards.card(name), verb);
  }

  private TextSource part(Catalog catalog, CorpusCard card, Verb verb) throws IOException {
    var corpus = catalog.fetch(card, new FetchDisplay(verb.console()));
    verb.console().eraseStatus();
    CorpusSplit split = corpus.split();
    return switch (part.orElse(Part.VALIDATION)) {
      case TRAIN -> split.parts().train();
      case VALIDATION -> {
        verb.console().say("measuring the validation part of " + card.name());
        yield split.parts().validation();
      }
      case ALL -> corpus.text();
    };
  }
}
