package io.sluice.experiments.report;

import io.sluice.experiments.run.Metric;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The numbers behind the charts, thinned to what a screen can show. */
final class Curves {
  private static final int POINTS = 1200;

  private Curves() {}

  static JsonObject of(List<Metric> metrics) {
    var groups = groups(metrics);
    var validated = metrics.stream().filter(m -> m.validationLoss().isPresent()).toList();
    var scored = metrics.stream().filter(m -> m.validationScore().isPresent()).toList();
    return JsonObject.builder()
        .put("step", ends(groups, Metric::step))
        .put("epoch", ends(groups, Metric::epoch))
        .put("loss", means(groups, Metric::loss))
        .put("rate", means(groups, Metric::learningRate))
        .put("norm", means(groups, Metric::gradientNorm))
        .put("speed", means(groups, Metric::symbolsPerSecond))
        .put(
            "validation",
            JsonObject.builder()
                .put("step", numbers(validated, Metric::step))
                .put("epoch", numbers(validated, Metric::epoch))
                .put("loss", numbers(validated, m -> m.validationLoss().orElse(Double.NaN)))
                .build())
        .put(
            "scored",
            JsonObject.builder()
                .put("step", numbers(scored, Metric::step))
                .put("epoch", numbers(scored, Metric::epoch))
                .put("score", numbers(scored, m -> m.validationScore().orElse(Double.NaN)))
                .build())
        .build();
  }

  /** Consecutive lines in groups of equal size, at most {@link #POINTS} of them. */
  private static List<List<Metric>> groups(List<Metric> metrics) {
    var size = Math.max(1, (metrics.size() + POINTS - 1) / POINTS);
    var groups = new ArrayList<List<Metric>>();
    for (var from = 0; from < metrics.size(); from += size) {
      groups.add(metrics.subList(from, Math.min(metrics.size(), from + size)));
    }
    return groups;
  }

  private static JsonArray ends(List<List<Metric>> groups, ToDoubleFunction<Metric> of) {
    return numbers(groups.stream().map(group -> group.get(group.size() - 1)).toList(), of);
  }

  private static JsonArray means(List<List<Metric>> groups, ToDoubleFunction<Metric> of) {
    return new JsonArray(
        groups.stream()
            .map(group -> number(group.stream().mapToDouble(of).average().orElse(Double.NaN)))
            .toList());
  }

  private static JsonArray numbers(List<Metric> metrics, ToDoubleFunction<Metric> of) {
    return new JsonArray(metrics.stream().map(m -> number(of.applyAsDouble(m))).toList());
  }

  private static JsonValue number(double value) {
    return Double.isFinite(value) ? JsonValue.of((double) (float) value) : JsonNull.NULL;
  }
}
