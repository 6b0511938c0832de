package io.sluice.cli;

import io.sluice.corpora.examination.AnnotatedFinding;
import io.sluice.corpora.examination.AnnotatedReport;
import io.sluice.corpora.examination.LayerSummary;
import io.sluice.corpora.examination.PartSummary;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows the examination of an annotated corpus. */
final class AnnotatedReportText {
  private static final int MOST_LABELS = 20;

  private AnnotatedReportText() {}

  static String text(String name, AnnotatedReport report) {
    var lines = new StringBuilder(name).append('\n');
    for (var part : report.parts()) {
      lines.append(
          String.format(
              Locale.ROOT,
              "  %-11s %s%s, %s, longest sentence %s%n",
              report.parts().size() == 1 ? "all" : part.name(),
              part.documents() == 0 ? "" : Figures.count(part.documents(), "document") + ", ",
              Figures.count(part.sentences(), "sentence"),
              Figures.count(part.tokens(), "token"),
              Figures.count(part.longest(), "token")));
      part.layers().forEach((layer, summary) -> layer(lines, layer, summary));
    }
    for (var kind : report.counts().entrySet()) {
      var word = kind.getKey().severity().name().toLowerCase(Locale.ROOT);
      var listed =
          report.findings().stream().filter(finding -> finding.kind() == kind.getKey()).toList();
      listed.forEach(finding -> lines.append(word).append(": ").append(finding).append('\n'));
      if (kind.getValue() > listed.size()) {
        lines
            .append(word)
            .append(": ")
            .append(Figures.count(kind.getValue() - listed.size()))
            .append(" more like this (")
            .append(kind.getKey().label())
            .append(")\n");
      }
    }
    if (report.findings().isEmpty()) {
      lines.append("nothing to complain about\n");
    }
    return lines.toString();
  }

  private static void layer(StringBuilder lines, String layer, LayerSummary summary) {
    var what =
        summary
            .scheme()
            .map(scheme -> scheme + ": " + counts(summary.chunks()))
            .orElse(
                summary.labels().isEmpty()
                    ? "more than " + LayerSummary.MOST_LABELS + " different labels"
                    : Figures.count(summary.labels().size(), "label")
                        + (summary.labels().size() > MOST_LABELS
                            ? ""
                            : ": " + counts(summary.labels())));
    lines.append(String.format(Locale.ROOT, "    %-9s %s%n", layer, what));
  }

  private static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + Figures.count(entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  static JsonObject json(String name, AnnotatedReport report) {
    var counts = JsonObject.builder();
    report.counts().forEach((kind, count) -> counts.put(kind.label(), count));
    return JsonObject.builder()
        .put("name", name)
        .put("usable", report.isUsable())
        .put(
            "parts",
            new JsonArray(
                report.parts().stream().<JsonValue>map(AnnotatedReportText::part).toList()))
        .put("counts", counts.build())
        .put(
            "findings",
            new JsonArray(
                report.findings().stream().<JsonValue>map(AnnotatedReportText::finding).toList()))
        .build();
  }

  private static JsonObject part(PartSummary part) {
    var layers = JsonObject.builder();
    part.layers().forEach((layer, summary) -> layers.put(layer, layer(summary)));
    return JsonObject.builder()
        .put("name", part.name())
        .put("documents", part.documents())
        .put("sentences", part.sentences())
        .put("tokens", part.tokens())
        .put("longest", part.longest())
        .put("layers", layers.build())
        .build();
  }

  private static JsonObject layer(LayerSummary summary) {
    var labels = JsonObject.builder();
    summary.labels().forEach(labels::put);
    var chunks = JsonObject.builder();
    summary.chunks().forEach(chunks::put);
    return JsonObject.builder()
        .put("scheme", summary.scheme().map(Object::toString).orElse("none"))
        .put("labels", labels.build())
        .put("chunks", chunks.build())
        .build();
  }

  private static JsonObject finding(AnnotatedFinding finding) {
    return JsonObject.builder()
        .put("severity", finding.kind().severity().name().toLowerCase(Locale.ROOT))
        .put("kind", finding.kind().label())
        .put("file", finding.origin().source())
        .put("line", finding.origin().line())
        .put("message", finding.message())
        .build();
  }
}
