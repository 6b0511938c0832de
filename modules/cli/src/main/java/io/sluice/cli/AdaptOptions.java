package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.language.training.Adaptation;
import io.sluice.language.training.DynamicEvaluation;
import io.sluice.neural.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and how a model goes on learning while it is measured. */
final class AdaptOptions {
  @Option(
      names = "--adapt",
      description =
          "Let a language model go on learning from what it has read (dynamic evaluation); the"
              + " model itself stays as it is. Compare such figures only with each other.")
  private boolean adapt;

  @Option(
      names = "--adapt-rate",
      paramLabel = "RATE",
      description = "Size of its steps; as in docs/cli.md unless given.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--adapt-decay",
      paramLabel = "SHARE",
      description = "Of the way back to the original weights, with each step.")
  private Optional<Double> decay = Optional.empty();

  @Option(
      names = "--adapt-window",
      paramLabel = "N",
      description = "Symbols that are predicted between two steps.")
  private Optional<Integer> window = Optional.empty();

  @Option(
      names = "--adapt-text",
      paramLabel = "FILE",
      description =
          "A text it was trained on, read first to learn how large gradients are; else that is"
              + " learned on the way.")
  private Optional<Path> text = Optional.empty();

  boolean given() {
    return adapt || rate.isPresent() || decay.isPresent() || window.isPresent() || text.isPresent();
  }

  /** Empty unless asked for; refuses before any work is done. */
  Optional<AdaptedScoring> scoring(Scoring scoring, EngineSettings engine, Verb verb)
      throws IOException {
    if (!given()) {
      return Optional.empty();
    }
    if (!adapt) {
      throw verb.refusal(
          "--adapt-rate, --adapt-decay, --adapt-window and --adapt-text need --adapt");
    }
    try {
      DynamicEvaluation.check(scoring.model());
      return Optional.of(new AdaptedScoring(scoring, settings(), engine, text(verb)));
    } catch (IllegalArgumentException refused) {
      throw verb.refusal(String.valueOf(refused.getMessage()));
    }
  }

  private Adaptation settings() {
    var standard = Adaptation.DEFAULT;
    return new Adaptation(
        rate.orElse(standard.rate()),
        decay.orElse(standard.decay()),
        window.orElse(standard.window()));
  }

  private Optional<TextSource> text(Verb verb) throws IOException {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.exists(text.get())) {
      throw verb.refusal("--adapt-text: " + MissingFile.message(text.get()));
    }
    return Optional.of(TextSource.path(text.get()));
  }
}
