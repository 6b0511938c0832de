package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.language.Score;
import io.sluice.language.training.Adaptation;
import io.sluice.language.training.DynamicEvaluation;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.EngineSettings;
import java.io.IOException;
import java.util.Optional;

/**
 * Scores a text with a model that goes on learning from it, beside its score as it is.
 *
 * @param observed a text it was trained on
 */
record AdaptedScoring(
    Scoring scoring, Adaptation adaptation, EngineSettings engine, Optional<TextSource> observed) {
  private static final double NANOS = 1e9;

  void print(TextSource text, Score unadapted, boolean json) throws IOException {
    var begun = System.nanoTime();
    var score = score(text);
    var seconds = (System.nanoTime() - begun) / NANOS;
    if (json) {
      scoring.console().print(object(score, unadapted, text.name(), seconds));
      return;
    }
    var console = scoring.console();
    console.print(scoring.text(score));
    console.print(
        "ADAPTED: the model went on learning from the text, each window of "
            + Figures.count(adaptation.window(), "symbol")
            + " measured before it was learned from\n"
            + "without adaptation: "
            + Figures.decimal(unadapted.natsPerSymbol(), 4)
            + " nats\n");
    console.say(
        "(compare adapted figures only with each other; rate "
            + adaptation.rate()
            + ", decay "
            + adaptation.decay()
            + ")");
  }

  private Score score(TextSource text) throws IOException {
    try (var evaluation = DynamicEvaluation.open(engine, scoring.model(), adaptation)) {
      if (observed.isPresent()) {
        try (var reader = observed.get().open()) {
          evaluation.observe(reader);
        }
      }
      return scoring.measure(text, evaluation::score);
    }
  }

  private JsonObject object(Score score, Score unadapted, String corpus, double seconds) {
    return Scoring.object(score)
        .put("corpus", corpus)
        .put("seconds", seconds)
        .put(
            "adapted",
            JsonObject.builder()
                .put("rate", adaptation.rate())
                .put("decay", adaptation.decay())
                .put("window", adaptation.window())
                .put("unadaptedLoss", JsonTree.number(unadapted.natsPerSymbol()))
                .build())
        .build();
  }
}
