package io.sluice.experiments.report;

import io.sluice.tagging.evaluation.Calibration;

/** How often predictions of a probability are right. */
final class ReliabilityDiagram {
  private static final double WIDTH = 480;
  private static final double LEFT = 62;
  private static final double TOP = 10;
  private static final double PLOT = 220;
  private static final double COUNTS = 44;

  private ReliabilityDiagram() {}

  static String svg(Calibration calibration) {
    if (calibration.count() == 0) {
      return "<p class=\"quiet\">No probabilities were given.</p>\n";
    }
    var svg = new Svg(WIDTH, TOP + PLOT + COUNTS + 46, "Reliability diagram");
    Axes.draw(svg, LEFT, TOP, WIDTH - LEFT - 22, PLOT, "right", 1);
    var width = WIDTH - LEFT - 22;
    svg.line(LEFT, TOP + PLOT, LEFT + width, TOP, "class=\"ideal\"");
    var most = calibration.bins().stream().mapToLong(bin -> bin.count()).max().orElse(1);
    for (var bin : calibration.bins()) {
      if (bin.count() > 0) {
        bin(svg, bin, width, most);
      }
    }
    var below = TOP + PLOT + COUNTS + 16;
    Axes.across(svg, LEFT, below, width);
    svg.words(LEFT + width / 2, below + 26, "probability", "class=\"name middle\"");
    return svg
        + "<p class=\"note\">Expected calibration error "
        + Figures.decimals(100 * calibration.expectedError(), 2)
        + " points over "
        + Figures.whole(calibration.count())
        + " predictions.</p>\n";
  }

  private static void bin(Svg svg, Calibration.Bin bin, double width, long most) {
    var x = LEFT + width * bin.low() + 2;
    var wide = width * (bin.high() - bin.low()) - 4;
    var title =
        Figures.whole(bin.count())
            + " predictions of mean probability "
            + TaggerBody.percent(bin.confidence())
            + ", right "
            + TaggerBody.percent(bin.accuracy());
    var high = PLOT * bin.accuracy();
    svg.rectangle(x, TOP + PLOT - high, wide, high, "class=\"bin\"", title);
    svg.circle(LEFT + width * bin.confidence(), TOP + PLOT - high, 3.5, "class=\"point\"", title);
    // The square root lets rare probabilities be seen.
    var tall = COUNTS * Math.sqrt((double) bin.count() / most);
    svg.rectangle(x, TOP + PLOT + 8, wide, tall, "class=\"count\"", title);
  }
}
