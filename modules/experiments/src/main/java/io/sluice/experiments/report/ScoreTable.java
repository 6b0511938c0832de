package io.sluice.experiments.report;

import io.sluice.tagging.evaluation.Counts;
import io.sluice.tagging.evaluation.Evaluation;
import java.util.Comparator;
import java.util.Map;

/** Precision, recall and F1 of every label. */
final class ScoreTable {
  private ScoreTable() {}

  static String html(Evaluation evaluation) {
    var html = new StringBuilder("<div class=\"scroll\"><table class=\"scores\">\n");
    html.append("<tr><th>label</th><th>precision</th><th>recall</th><th>F1</th><th></th>");
    html.append("<th>in the data</th><th>predicted</th><th>right</th></tr>\n");
    var byLabel =
        evaluation
            .spans()
            .map(spans -> spans.conll().byLabel())
            .orElseGet(() -> evaluation.tokens().byLabel());
    byLabel.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Counts> label) -> label.getValue().gold())
                .reversed())
        .forEach(label -> row(html, label.getKey(), label.getValue(), ""));
    evaluation
        .spans()
        .ifPresent(
            spans -> {
              row(html, "all, as conlleval", spans.conll().overall(), "all");
              row(html, "all, well-formed only", spans.strict().overall(), "");
            });
    if (evaluation.spans().isEmpty()) {
      row(html, "all", evaluation.tokens().overall(), "all");
    }
    html.append("</table></div>\n<p class=\"note\">");
    html.append(TaggerBody.percent(evaluation.tokens().accuracy()));
    html.append(" of ").append(Figures.whole(evaluation.tokens().overall().gold()));
    html.append(" tokens in ").append(Figures.whole(evaluation.sentences()));
    return html.append(" sentences have the right label.</p>\n").toString();
  }

  private static void row(StringBuilder html, String label, Counts counts, String kind) {
    html.append(kind.isEmpty() ? "<tr>" : "<tr class=\"" + kind + "\">");
    html.append("<td>").append(Html.escape(label)).append("</td>");
    for (var share : new double[] {counts.precision(), counts.recall(), counts.f1()}) {
      html.append("<td>").append(Figures.decimals(100 * share, 2)).append("</td>");
    }
    html.append("<td class=\"gauge\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\">");
    html.append("<rect class=\"empty\" width=\"100\" height=\"8\"/><rect class=\"full\" width=\"");
    html.append(Figures.decimals(100 * counts.f1(), 1)).append("\" height=\"8\"/></svg></td>");
    for (var count : new long[] {counts.gold(), counts.predicted(), counts.correct()}) {
      html.append("<td>").append(Figures.whole(count)).append("</td>");
    }
    html.append("</tr>\n");
  }
}
