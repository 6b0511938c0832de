package io.sluice.experiments.report;

import io.sluice.tagging.evaluation.RiskCoverage;

/** How many of the kept predictions are wrong, for every share that is kept. */
final class RiskCurve {
  private static final int POINTS = 200;
  private static final double WIDTH = 480;
  private static final double LEFT = 62;
  private static final double TOP = 10;
  private static final double PLOT = 160;

  private RiskCurve() {}

  static String svg(RiskCoverage curve) {
    if (curve.points().isEmpty()) {
      return "<p class=\"quiet\">No probabilities were given.</p>\n";
    }
    var svg = new Svg(WIDTH, TOP + PLOT + 46, "Risk and coverage");
    var width = WIDTH - LEFT - 22;
    var sample = curve.sample(POINTS);
    var most = sample.stream().mapToDouble(RiskCoverage.Point::risk).max().orElse(0);
    var top = Axes.end(most);
    Axes.draw(svg, LEFT, TOP, width, PLOT, "wrong", top);
    var points = new StringBuilder();
    for (var point : sample) {
      points.append(Svg.number(LEFT + width * point.coverage())).append(',');
      points.append(Svg.number(TOP + PLOT - PLOT * point.risk() / top)).append(' ');
    }
    svg.path(points.toString().strip(), "class=\"curve\"");
    Axes.across(svg, LEFT, TOP + PLOT + 14, width);
    svg.words(LEFT + width / 2, TOP + PLOT + 40, "kept", "class=\"name middle\"");
    return svg.toString();
  }

  /** What some thresholds for abstaining give. */
  static String choices(RiskCoverage curve) {
    var html = new StringBuilder("<table class=\"scores\"><tr><th>abstain below</th><th>kept</th>");
    html.append("<th>of these wrong</th></tr>\n");
    for (var threshold : new double[] {0, 0.5, 0.8, 0.9, 0.95, 0.99}) {
      var last =
          curve.points().stream()
              .filter(point -> point.threshold() >= threshold)
              .reduce((first, second) -> second);
      html.append("<tr><td>").append(Svg.number(threshold)).append("</td><td>");
      html.append(last.map(p -> TaggerBody.percent(p.coverage())).orElse("0.00 %"));
      html.append("</td><td>").append(last.map(p -> TaggerBody.percent(p.risk())).orElse("–"));
      html.append("</td></tr>\n");
    }
    return html.append("</table>\n").toString();
  }
}
