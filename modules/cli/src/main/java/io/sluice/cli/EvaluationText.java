package io.sluice.cli;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.CorpusCard;
import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.TextSource;
import io.sluice.experiments.Experiment;
import io.sluice.experiments.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The text on which a model is measured. */
final class EvaluationText {
  /** Parts of a corpus. */
  enum Part {
    TRAIN,
    VALIDATION,
    ALL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--corpus",
      paramLabel = "FILE_OR_CARD",
      description =
          "A file, a directory of text files, the name of a corpus or its card file; of a tagger - reads standard input; a run's own"
              + " validation part unless given.")
  private Optional<String> corpus = Optional.empty();

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "Of a corpus with a card: ${COMPLETION-CANDIDATES}; validation unless given.")
  private Optional<Part> part = Optional.empty();

  @Mixin private CardOptions cards;

  Optional<String> name() {
    return corpus;
  }

  Optional<Part> part() {
    return part;
  }

  CardOptions cards() {
    return cards;
  }

  TextSource open(ModelArgument model, Verb verb) throws IOException {
    if (corpus.isEmpty()) {
      return own(model, verb);
    }
    var name = corpus.get();
    if (EvaluationFile.isStandard(name)) {
      throw verb.refusal(
          "--corpus - is for taggers; a language model measures standard input with: score "
              + model
              + " -");
    }
    var path = Path.of(name);
    if (Files.exists(path) && !CardOptions.isCardFile(path)) {
      if (part.isPresent()) {
        throw verb.refusal("--part is for corpora with a card; " + name + " is read as a whole");
      }
      return TextSource.path(path);
    }
    return part(cards.catalog(), cards.text(name), verb);
  }

  /** What the run itself learned from and was measured on. */
  private TextSource own(ModelArgument model, Verb verb) throws IOException {
    var config =
        model
            .runConfig()
            .orElseThrow(
                () ->
                    verb.refusal(
                        "--corpus is missing; only the directory of a run knows its own text"));
    var messages =
        new RunListener() {
          @Override
          public void message(String line) {
            verb.console().say(line);
          }
        };
    var texts = Experiment.of(config).texts(messages);
    return switch (part.orElse(Part.VALIDATION)) {
      case TRAIN -> texts.train();
      case VALIDATION -> texts.validation();
      case ALL -> throw verb.refusal("--part all needs --corpus");
    };
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
