package io.sluice.cli;

import io.sluice.corpora.TextSource;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "evaluate",
    description = "Measure a model on a text: one exact stream, every symbol after the first.",
    footer = {
      "",
      "Examples:",
      "  sluice evaluate runs/quickstart",
      "  sluice evaluate model.sluice --corpus tinyshakespeare --json",
    })
final class EvaluateVerb extends Verb {
  private static final double NANOS = 1e9;

  @Mixin private ModelArgument argument;
  @Mixin private EvaluationText corpus;

  @Override
  public Integer call() throws IOException {
    var model = argument.load(console());
    TextSource text = corpus.open(argument, this);
    var scoring = new Scoring(console(), model);
    var begun = System.nanoTime();
    var score = scoring.score(text, surprise -> {});
    var seconds = (System.nanoTime() - begun) / NANOS;
    if (json()) {
      console()
          .print(Scoring.object(score).put("corpus", text.name()).put("seconds", seconds).build());
    } else {
      console().print(scoring.text(score));
      console().say("(one exact stream; training measures in lanes, which differs a little)");
    }
    return DONE;
  }
}
