package io.sluice.experiments.report;

/** Scales of a drawing whose numbers are shares. */
final class Axes {
  private static final int STEPS = 5;

  private Axes() {}

  /** Lines across with their numbers on the left; {@code top} is the share at the upper end. */
  static void draw(
      Svg svg, double x, double y, double width, double height, String name, double top) {
    for (var i = 0; i <= STEPS; i++) {
      var at = y + height - height * i / STEPS;
      svg.line(x, at, x + width, at, "class=\"grid\"");
      svg.words(x - 6, at + 4, percent(top * i / STEPS), "class=\"name\" text-anchor=\"end\"");
    }
    svg.upwards(x - 46, y + height / 2, name, "class=\"name middle\"");
  }

  /** Numbers from 0 to 100 % below. */
  static void across(Svg svg, double x, double y, double width) {
    for (var i = 0; i <= STEPS; i++) {
      var at = x + width * i / STEPS;
      svg.words(at, y + 6, percent((double) i / STEPS), "class=\"name middle\"");
    }
  }

  private static String percent(double share) {
    var value = 100 * share;
    return Svg.number(Math.round(10 * value) / 10.0) + " %";
  }
}
