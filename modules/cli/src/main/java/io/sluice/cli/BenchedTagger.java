package io.sluice.cli;

import io.sluice.cli.bench.TaggingMeasurement;
import io.sluice.neural.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measuring how fast a trained tagger is, on sentences of a corpus. */
final class BenchedTagger {
  @Option(
      names = "--tagger",
      paramLabel = "MODEL",
      description = "Measure how fast this tagger tags the sentences of --corpus instead.")
  private Optional<Path> path = Optional.empty();

  @Mixin private EvaluationText corpus;
  @Mixin private FormatOptions format;

  boolean given() {
    return path.isPresent();
  }

  /** Whether there is something that only a tagger needs. */
  boolean described() {
    return corpus.name().isPresent() || corpus.part().isPresent() || format.given();
  }

  void run(EngineSettings settings, Duration duration, Verb verb) throws IOException {
    var argument = ModelArgument.of(path.orElseThrow());
    var tagger = argument.loadTagger(verb.console());
    var layer = tagger.tags().get(0).layer().name();
    var sentences = EvaluationSentences.open(corpus, format, layer, argument, verb);
    verb.console()
        .status("tagging " + Figures.count(sentences.sentences().size(), "sentence") + " ...");
    var measured =
        TaggingMeasurement.measure(tagger, sentences.sentences(), settings.threads(), duration);
    verb.console().eraseStatus();
    if (verb.json()) {
      verb.console().print(measured.toJson(argument.toString(), sentences.name()));
    } else {
      verb.console().print(text(measured));
    }
  }

  private static String text(TaggingMeasurement measured) {
    var speed = measured.speed();
    var text =
        Figures.count(Math.round(speed.tokensPerSecond()))
            + " tokens a second in batches ("
            + Figures.count(Math.round(speed.slowest()))
            + " to "
            + Figures.count(Math.round(speed.fastest()))
            + " in "
            + Figures.count(speed.rounds(), "round")
            + " over "
            + Figures.count(measured.tokens(), "token")
            + ")\n"
            + Figures.decimal(speed.medianMillis(), 2)
            + " ms for one sentence, "
            + Figures.decimal(speed.slowMillis(), 2)
            + " ms or less for 99 of 100, on one thread\n"
            + "provider java, "
            + measured.kernels()
            + " kernels, "
            + Figures.count(speed.threads(), "thread");
    return measured.residentMegabytes().isPresent()
        ? text + ", " + measured.residentMegabytes().getAsLong() + " MB at the peak\n"
        : text + "\n";
  }
}
