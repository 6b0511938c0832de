package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.experiments.TaggerMeasurement;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.tagging.Tagger;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "evaluate",
    description =
        "Measure a language model on a text (one exact stream, every symbol after the first), or a"
            + " tagger on annotated sentences.",
    footer = {
      "",
      "Examples:",
      "  sluice evaluate runs/quickstart",
      "  sluice evaluate model.sluice --corpus tinyshakespeare --json",
      "  sluice evaluate runs/quickstart --adapt",
      "  sluice evaluate runs/ner --corpus eng.testa --format conll2003",
      "  sluice evaluate runs/ner --corpus own.tsv --format columns --column ner=4",
      "  sluice evaluate runs/ner --errors 50",
    })
final class EvaluateVerb extends Verb {
  private static final double NANOS = 1e9;

  @Mixin private ModelArgument argument;
  @Mixin private EvaluationText corpus;
  @Mixin private FormatOptions format;
  @Mixin private PrecisionOption precision;
  @Mixin private AdaptOptions adapt;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "Of a tagger with several layers of labels; the first unless given.")
  private Optional<String> layer = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "For tagging and --adapt; all processors unless given.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--errors",
      arity = "0..1",
      parameterConsumer = ErrorCount.class,
      paramLabel = "N",
      description =
          "Of a tagger: also print the first N errors, one a line: file:line, kind, gold and"
              + " predicted. "
              + ErrorCount.USUAL
              + " unless N is given.")
  private Optional<Integer> errors = Optional.empty();

  @Override
  public Integer call() throws IOException {
    precision.check(this);
    return argument.isTagger(console()) ? tagger() : languageModel();
  }

  private int languageModel() throws IOException {
    if (format.given() || layer.isPresent() || errors.isPresent()) {
      throw refusal(
          argument
              + " is a language model; --format, --column, --layer and --errors are for taggers");
    }
    var model = precision.apply(argument.load(console()), this);
    TextSource text = corpus.open(argument, this);
    var scoring = new Scoring(console(), model);
    var engine = EngineSettings.defaults().withThreads(Threads.of(threads, this));
    var adapted = adapt.scoring(scoring, engine, this);
    var begun = System.nanoTime();
    var score = scoring.score(text, surprise -> {});
    var seconds = (System.nanoTime() - begun) / NANOS;
    if (adapted.isPresent()) {
      adapted.get().print(text, score, json());
    } else if (json()) {
      console()
          .print(Scoring.object(score).put("corpus", text.name()).put("seconds", seconds).build());
    } else {
      console().print(scoring.text(score));
      console().say("(one exact stream; training measures in lanes, which differs a little)");
    }
    return DONE;
  }

  private int tagger() throws IOException {
    if (precision.given()) {
      throw refusal(argument + " is a tagger; --precision is for language models");
    }
    if (adapt.given()) {
      throw refusal(argument + " is a tagger; --adapt is for language models");
    }
    if (errors.isPresent() && errors.get() < 1) {
      throw refusal("--errors must be at least 1, was " + errors.get());
    }
    var tagger = argument.loadTagger(console());
    var name = layer.orElseGet(() -> tagger.tags().get(0).layer().name());
    TagLayers.require(tagger, name, this);
    tellOthers(tagger, name);
    var sentences = EvaluationSentences.open(corpus, format, name, argument, this);
    sentences.requireComparable(TagLayers.of(tagger, Optional.of(name), this).first(), this);
    console().status("tagging " + Figures.count(sentences.sentences().size(), "sentence") + " ...");
    var measured =
        TaggerMeasurement.of(tagger, name, sentences.sentences(), Threads.of(threads, this));
    console().eraseStatus();
    var scores = new TaggerScores(measured);
    if (json()) {
      console().print(scores.object(sentences.name(), errors.orElse(ErrorCount.USUAL)));
    } else {
      console().print(scores.text());
      errors.ifPresent(most -> console().print(scores.errors(most)));
    }
    return DONE;
  }

  private void tellOthers(Tagger tagger, String measured) {
    if (layer.isEmpty() && tagger.tags().size() > 1) {
      var names = tagger.tags().stream().map(tags -> tags.layer().name()).toList();
      console()
          .say(
              "measuring "
                  + measured
                  + "; the tagger also gives "
                  + String.join(", ", names.subList(1, names.size()))
                  + ": choose with --layer");
    }
  }
}
