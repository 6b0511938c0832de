package io.sluice.cli;

import io.sluice.experiments.TaggerMeasurement;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.tagging.evaluation.Counts;
import io.sluice.tagging.evaluation.ErrorKind;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SortedMap;

/** How a tagger does, for people and for machines. */
record TaggerScores(TaggerMeasurement measured) {
  private static final int MOST_POINTS = 100;

  /** In less time than this the start of Java is most of what is measured. */
  private static final double MEANINGFUL_SECONDS = 5;

  /** For people; the first lines of spans are those of {@code conlleval}. */
  String text() {
    var evaluation = measured.evaluation();
    var text = new StringBuilder();
    evaluation
        .spans()
        .ifPresentOrElse(
            spans -> {
              text.append(spans.conll().text());
              line(text, "strict F1", percent(spans.strict().f1()) + " of well-formed spans");
              var errors = spans.errors();
              var kinds = new StringBuilder();
              for (var kind : ErrorKind.values()) {
                kinds.append(kinds.length() == 0 ? "" : ", ");
                kinds.append(kind.label()).append(' ').append(Figures.count(errors.count(kind)));
              }
              line(text, "errors", kinds.toString());
            },
            () -> tokens(text));
    if (evaluation.calibration().count() > 0) {
      var error = percent(evaluation.calibration().expectedError());
      line(text, "calibration", "expected error of the probabilities it gave " + error + " points");
    }
    if (measured.seconds() > MEANINGFUL_SECONDS) {
      line(
          text,
          "speed",
          Figures.count(Math.round(measured.tokensPerSecond())) + " tokens a second");
    } else {
      line(text, "time", Figures.decimal(measured.seconds(), 1) + " s");
    }
    return text.toString();
  }

  private void tokens(StringBuilder text) {
    var tokens = measured.evaluation().tokens();
    text.append("processed ").append(Figures.count(measured.tokens(), "token"));
    text.append("; accuracy: ").append(percent(tokens.accuracy())).append("%\n");
    tokens
        .byLabel()
        .forEach(
            (label, counts) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%17s: precision: %6.2f%%; recall: %6.2f%%; FB1: %6.2f  %d\n",
                        label,
                        100 * counts.precision(),
                        100 * counts.recall(),
                        100 * counts.f1(),
                        counts.predicted())));
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "%-12s %s\n", label, value));
  }

  private static String percent(double share) {
    return Figures.decimal(100 * share, 2);
  }

  /** The first errors, one a line, for people. */
  String errors(int most) {
    var errors = TaggingErrors.of(measured, most);
    if (errors.total() == 0) {
      return "no errors\n";
    }
    var shown = errors.first().size();
    var text = new StringBuilder("\n");
    text.append(
        shown < errors.total()
            ? "the first " + Figures.count(shown) + " of " + Figures.count(errors.total(), "error")
            : Figures.count(shown, "error"));
    text.append(", in the order of the text\n");
    var lines = new TokenLines();
    for (var error : errors.first()) {
      text.append(error.text(lines.of(error.sentence(), error.firstToken()))).append('\n');
    }
    return text.toString();
  }

  private JsonArray examples(int most) {
    var lines = new TokenLines();
    return new JsonArray(
        TaggingErrors.of(measured, most).first().stream()
            .<JsonValue>map(error -> error.object(lines.of(error.sentence(), error.firstToken())))
            .toList());
  }

  /** How often each label was taken for each, those that were right included. */
  private JsonArray confusion() {
    var confusion = measured.evaluation().confusion();
    var cells = new ArrayList<JsonValue>();
    for (var gold : confusion.labels()) {
      for (var predicted : confusion.labels()) {
        var count = confusion.count(gold, predicted);
        if (count > 0) {
          cells.add(
              JsonObject.builder()
                  .put("gold", gold)
                  .put("predicted", predicted)
                  .put("count", count)
                  .build());
        }
      }
    }
    return new JsonArray(cells);
  }

  private JsonArray riskCoverage() {
    return new JsonArray(
        measured.evaluation().riskCoverage().sample(MOST_POINTS).stream()
            .<JsonValue>map(
                point ->
                    JsonObject.builder()
                        .put("threshold", point.threshold())
                        .put("coverage", point.coverage())
                        .put("risk", point.risk())
                        .build())
            .toList());
  }

  /**
   * For machines; scores between 0 and 1.
   *
   * @param examples most errors that are told one by one
   */
  JsonObject object(String corpus, int examples) {
    var evaluation = measured.evaluation();
    var overall =
        evaluation
            .spans()
            .map(spans -> spans.conll().overall())
            .orElseGet(() -> evaluation.tokens().overall());
    var byLabel =
        evaluation
            .spans()
            .map(spans -> spans.conll().byLabel())
            .orElseGet(() -> evaluation.tokens().byLabel());
    var errors = JsonObject.builder();
    evaluation
        .spans()
        .ifPresent(
            spans -> {
              for (var kind : ErrorKind.values()) {
                errors.put(kind.label(), spans.errors().count(kind));
              }
            });
    return JsonObject.builder()
        .put("layer", measured.layer())
        .put("measure", measured.measure())
        .put("precision", overall.precision())
        .put("recall", overall.recall())
        .put("f1", overall.f1())
        .put(
            "strictF1",
            evaluation.spans().map(spans -> spans.strict().f1()).orElse(overall.f1()).doubleValue())
        .put("accuracy", evaluation.tokens().accuracy())
        .put("perLabel", perLabel(byLabel))
        .put("errors", errors.build())
        .put("errorExamples", examples(examples))
        .put("confusion", confusion())
        .put("riskCoverage", riskCoverage())
        .put("expectedCalibrationError", evaluation.calibration().expectedError())
        .put("sentences", evaluation.sentences())
        .put("tokens", measured.tokens())
        .put("seconds", measured.seconds())
        .put("tokensPerSecond", measured.tokensPerSecond())
        .put("corpus", corpus)
        .build();
  }

  private static JsonObject perLabel(SortedMap<String, Counts> byLabel) {
    var labels = JsonObject.builder();
    byLabel.forEach(
        (label, counts) ->
            labels.put(
                label,
                JsonObject.builder()
                    .put("precision", counts.precision())
                    .put("recall", counts.recall())
                    .put("f1", counts.f1())
                    .put("gold", counts.gold())
                    .put("predicted", counts.predicted())
                    .put("correct", counts.correct())
                    .build()));
    return labels.build();
  }
}
