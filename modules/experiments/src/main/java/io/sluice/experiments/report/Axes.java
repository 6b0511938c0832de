package io.sluice.experiments.report;

/** Scales of a drawing whose numbers are shares. */
final class Axes {
  private static final int STEPS = 5;

  private Axes() {}

  /** Shares at which scales may end, with the number of steps up to there. */
  private static final double[][] ENDS = {
    {0.005, 5},
    {0.01, 5},
    {0.02, 4},
    {0.03, 3},
    {0.04, 4},
    {0.05, 5},
    {0.06, 3},
    {0.08, 4},
    {0.1, 5},
    {0.15, 3},
    {0.2, 4},
    {0.25, 5},
    {0.3, 3},
    {0.4, 4},
    {0.5, 5},
    {0.6, 3},
    {0.8, 4}
  };

  /** The least end of a scale at and below which the steps are round numbers. */
  static double end(double most) {
    for (var end : ENDS) {
      if (most <= end[0]) {
        return end[0];
      }
    }
    return 1;
  }

  private static int steps(double end) {
    for (var known : ENDS) {
      if (known[0] == end) {
        return (int) known[1];
      }
    }
    return STEPS;
  }

  /** Lines across with their numbers on the left; {@code top} is the share at the upper end. */
  static void draw(
      Svg svg, double x, double y, double width, double height, String name, double top) {
    var steps = steps(top);
    for (var i = 0; i <= steps; i++) {
      var at = y + height - height * i / steps;
      svg.line(x, at, x + width, at, "class=\"grid\"");
      svg.words(x - 6, at + 4, percent(top * i / steps), "class=\"name\" text-anchor=\"end\"");
    }
    svg.upwards(x - 50, y + height / 2, name, "class=\"name middle\"");
  }

  /** Numbers from 0 to 100 % below. */
  static void across(Svg svg, double x, double y, double width) {
    for (var i = 0; i <= STEPS; i++) {
      var at = x + width * i / STEPS;
      svg.words(at, y + 6, percent((double) i / STEPS), "class=\"name middle\"");
    }
  }

  /** With a decimal where it says something: 2 % and 2.5 %. */
  private static String percent(double share) {
    var tenths = Math.round(1000 * share);
    return tenths % 10 == 0 ? tenths / 10 + " %" : tenths / 10 + "." + tenths % 10 + " %";
  }
}
