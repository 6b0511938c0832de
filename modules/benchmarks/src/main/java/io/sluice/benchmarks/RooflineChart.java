package io.sluice.benchmarks;

import io.sluice.benchmarks.Roofline.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws limits and workloads, both axes logarithmic. */
final class RooflineChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 20;
  private static final int BOTTOM = 50;
  private static final double LEAST_INTENSITY = 0.25;
  private static final double MOST_INTENSITY = 256;
  private static final double LEAST_SPEED = 4;
  private static final double MOST_SPEED = 1024;

  private RooflineChart() {}

  static String svg(List<Point> points) {
    var svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n",
        WIDTH,
        HEIGHT,
        WIDTH,
        HEIGHT);
    axes(svg);
    Point widest = points.stream().max(Comparator.comparingInt(Point::threads)).orElseThrow();
    roof(svg, widest, widest.byMemory() / widest.intensity(), "#999", "memory");
    roof(svg, widest, widest.byCache() / widest.intensity(), "#444", "shared cache");
    for (Point point : points) {
      double x = x(point.intensity());
      double y = y(point.reached());
      add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#c33\"/>%n", x, y);
      String note = point.threads() < widest.threads() ? ", one thread" : "";
      text(svg, x + 7, y + 4, "start", point.name() + note);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void axes(StringBuilder svg) {
    for (double intensity = LEAST_INTENSITY; intensity <= MOST_INTENSITY; intensity *= 4) {
      double x = x(intensity);
      line(svg, x, TOP, x, HEIGHT - BOTTOM, "#eee");
      text(svg, x, HEIGHT - BOTTOM + 16.0, "middle", number(intensity));
    }
    for (double speed = LEAST_SPEED; speed <= MOST_SPEED; speed *= 4) {
      double y = y(speed);
      line(svg, LEFT, y, WIDTH - RIGHT, y, "#eee");
      text(svg, LEFT - 6.0, y + 4, "end", number(speed));
    }
    text(svg, (LEFT + WIDTH) / 2.0, HEIGHT - 12.0, "middle", "FLOPs a byte");
    text(svg, 8, 14, "start", "GFLOP/s");
  }

  private static String number(double value) {
    return value < 1 ? Double.toString(value) : Long.toString(Math.round(value));
  }

  /** Rises with the bandwidth until the peak. */
  private static void roof(
      StringBuilder svg, Point widest, double bandwidth, String colour, String name) {
    double from = Math.max(LEAST_INTENSITY, LEAST_SPEED / bandwidth);
    double ridge = Math.min(MOST_INTENSITY, widest.peak() / bandwidth);
    line(svg, x(from), y(from * bandwidth), x(ridge), y(ridge * bandwidth), colour);
    line(svg, x(ridge), y(widest.peak()), x(MOST_INTENSITY), y(widest.peak()), colour);
    double middle = Math.sqrt(from * ridge);
    String label = String.format(Locale.ROOT, "%s, %.0f GB/s", name, bandwidth);
    text(svg, x(middle) - 6, y(middle * bandwidth) - 6, "end", label);
  }

  private static double x(double intensity) {
    double share =
        Math.log(intensity / LEAST_INTENSITY) / Math.log(MOST_INTENSITY / LEAST_INTENSITY);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double speed) {
    double share = Math.log(speed / LEAST_SPEED) / Math.log(MOST_SPEED / LEAST_SPEED);
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
    add(
        svg,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n"));
  }
}
