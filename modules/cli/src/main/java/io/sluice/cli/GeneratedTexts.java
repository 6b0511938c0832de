package io.sluice.cli;

import io.sluice.experiments.Unit;
import io.sluice.language.Generated;
import io.sluice.language.LanguageModel;
import io.sluice.language.ReadingDirection;
import io.sluice.language.generation.BeamSearch;
import io.sluice.language.generation.Hypothesis;
import io.sluice.language.generation.Sampling;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Texts that a model writes, shown while they come unless JSON is asked for.
 *
 * @param model that writes
 * @param start of each text
 * @param samples how many there are
 * @param verb on whose console they are shown
 */
record GeneratedTexts(LanguageModel model, String start, int samples, Verb verb) {
  private static final double NANOS = 1e9;

  /** Texts are compared by their mean log probability, more or less. */
  static final double LENGTH_PENALTY = 1;

  /**
   * Draws them, each with a seed of its own.
   *
   * @param threads that share every step
   */
  List<JsonObject> sample(Sampling sampling, int threads) {
    if (threads == 1) {
      return sample(sampling, own -> model.generate(start, own, this::show));
    }
    try (var team = Team.of(threads)) {
      return sample(sampling, own -> model.generate(start, own, this::show, team));
    }
  }

  private List<JsonObject> sample(Sampling sampling, Function<Sampling, Generated> writer) {
    var texts = new ArrayList<JsonObject>();
    for (var i = 0; i < samples; i++) {
      var own = sampling.seed(sampling.seed() + i);
      var begun = System.nanoTime();
      heading(i);
      var forward = model.settings().reading() == ReadingDirection.FORWARD;
      show(forward ? start : "");
      var text = writer.apply(own);
      show(forward ? "\n" : start + "\n");
      summary(own, text, (System.nanoTime() - begun) / NANOS);
      var object = JsonObject.builder();
      if (isDrawn(own)) {
        object.put("seed", own.seed());
      }
      texts.add(
          object
              .put("text", text.text())
              .put("symbols", text.symbols())
              .put("end", text.end().name().toLowerCase(Locale.ROOT))
              .build());
    }
    return texts;
  }

  /** Whether the likeliest symbol is not always taken. */
  private static boolean isDrawn(Sampling sampling) {
    return sampling.temperature() > 0;
  }

  /**
   * Finds the likeliest.
   *
   * @param beam texts that are followed at once
   */
  List<JsonObject> search(Sampling sampling, int beam) {
    var search = new BeamSearch(beam, LENGTH_PENALTY, Math.max(1, sampling.maximumLength()));
    var texts = new ArrayList<JsonObject>();
    var found = model.search(start, search, sampling.stops());
    for (Hypothesis best : found.subList(0, Math.min(samples, found.size()))) {
      heading(texts.size());
      show(model.settings().reading().whole(start, best.text()) + "\n");
      texts.add(
          JsonObject.builder()
              .put("text", best.text())
              .put("symbols", best.symbols().length)
              .put("logProbability", best.logProbability())
              .build());
    }
    return texts;
  }

  /** Above each text where there are several. */
  private void heading(int index) {
    if (samples > 1) {
      show((index == 0 ? "" : "\n") + "--- " + (index + 1) + " of " + samples + " ---\n");
    }
  }

  private void show(String text) {
    if (!verb.json()) {
      verb.console().print(text);
    }
  }

  private void summary(Sampling sampling, Generated text, double seconds) {
    if (!verb.json() && verb.console().terminal().interactive()) {
      var unit = Unit.of(model.symbols());
      verb.console()
          .say(
              "("
                  + Figures.count(text.symbols(), unit.noun())
                  + ", "
                  + Figures.count(Math.round(text.symbols() / seconds))
                  + " "
                  + unit.noun()
                  + "s/s"
                  + (isDrawn(sampling) ? ", --seed " + sampling.seed() : "")
                  + ")");
    }
  }
}
