package io.sluice.experiments.report;

import io.sluice.experiments.run.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Loss and score while training, and how the best tagger does on the development sentences.
 *
 * @param measure the score: {@code F1} or {@code accuracy}
 * @param results of the best tagger so far; none before it was measured
 */
public record TaggerBody(String measure, Optional<TaggerResults> results) implements ReportBody {
  @Override
  public String figures(List<Metric> metrics) {
    if (metrics.isEmpty()) {
      return Figures.NONE;
    }
    var html = new StringBuilder();
    results.ifPresent(
        found -> {
          var evaluation = found.evaluation();
          html.append(Figures.figure(percent(evaluation.score()), measure + " of the best tagger"));
          evaluation
              .spans()
              .ifPresent(
                  spans -> {
                    var overall = spans.conll().overall();
                    html.append(Figures.figure(percent(overall.precision()), "precision"));
                    html.append(Figures.figure(percent(overall.recall()), "recall"));
                  });
        });
    return html.append(Figures.course(metrics, "token")).toString();
  }

  static String percent(double share) {
    return Figures.decimals(100 * share, 2) + " %";
  }

  @Override
  public String html(List<Metric> metrics) {
    var below =
        results
            .map(TaggerBody::sections)
            .orElse("<section><p class=\"quiet\">Nothing has been measured yet.</p></section>\n");
    return new Template(Template.resource("tagger.html"))
        .fill(Map.of("measure", Html.escape(measure), "results", below));
  }

  private static String sections(TaggerResults results) {
    var evaluation = results.evaluation();
    var html = new StringBuilder();
    section(
        html,
        "Sentences",
        results.scheme().isPresent() ? SENTENCES : TOKENS,
        Sentences.html(results));
    section(html, "Scores by label", "", ScoreTable.html(evaluation));
    html.append("<div class=\"two\">\n<div>\n");
    section(html, "Confusion of tokens", CONFUSION, ConfusionMatrix.svg(evaluation.confusion()));
    section(html, "Risk and coverage", RISK, RiskCurve.svg(evaluation.riskCoverage()));
    html.append("</div>\n<div>\n");
    section(html, "Reliability", RELIABILITY, ReliabilityDiagram.svg(evaluation.calibration()));
    if (!evaluation.riskCoverage().points().isEmpty()) {
      section(html, "Abstaining", ABSTAINING, RiskCurve.choices(evaluation.riskCoverage()));
    }
    html.append("</div>\n</div>\n");
    evaluation
        .spans()
        .ifPresent(spans -> section(html, "Errors", "", ErrorList.html(spans.errors(), results)));
    return html.toString();
  }

  private static final String SENTENCES =
      "Spans of the data above, those of the tagger below where they differ. Point at a span for"
          + " its probability.";
  private static final String TOKENS = "Labels of the tagger; where they differ, the data's first.";
  private static final String CONFUSION =
      "Rows are labels of the data, columns those of the tagger; shades are shares of a row.";
  private static final String RELIABILITY =
      "Of what the tagger gives a probability, so much is right. On the line probabilities mean what"
          + " they say.";
  private static final String RISK =
      "If only the surest predictions are kept, so many of those are wrong.";

  private static final String ABSTAINING =
      "If predictions of lower probability are left out, so many are kept, and so many of those are"
          + " wrong.";

  private static void section(StringBuilder html, String title, String note, String content) {
    html.append("<section>\n<div class=\"bar\"><h2>").append(title).append("</h2></div>\n");
    html.append(content);
    if (!note.isEmpty()) {
      html.append("<p class=\"note\">").append(note).append("</p>\n");
    }
    html.append("</section>\n");
  }
}
