package io.sluice.benchmarks;

import java.util.List;
import java.util.Locale;

/** A pair of logarithmic axes in an SVG picture, and what is drawn between them. */
final class Plot {
  private final StringBuilder svg;
  private final Box box;
  private final Range x;
  private final Range y;

  /** Where the plot lies in the picture, without its labels. */
  record Box(int left, int top, int right, int bottom) {}

  /** The ends of an axis, both positive. */
  record Range(double least, double most) {
    private double share(double value) {
      return Math.log(value / least) / Math.log(most / least);
    }
  }

  Plot(StringBuilder svg, Box box, Range x, Range y) {
    this.svg = svg;
    this.box = box;
    this.x = x;
    this.y = y;
  }

  /** Begins a picture. */
  static StringBuilder picture(int width, int height) {
    var svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">%n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n",
        width,
        height,
        width,
        height);
    return svg;
  }

  /** Ends it. */
  static String finish(StringBuilder svg) {
    return svg.append("</svg>\n").toString();
  }

  /** Lines and numbers at some places of both axes, and what they count. */
  void axes(List<Double> columns, String below, List<Double> rows, String above) {
    for (double column : columns) {
      line(px(column), box.top(), px(column), box.bottom(), "#eee");
      text(px(column), box.bottom() + 16.0, "middle", number(column));
    }
    for (double row : rows) {
      line(box.left(), py(row), box.right(), py(row), "#eee");
      text(box.left() - 6.0, py(row) + 4, "end", number(row));
    }
    text((box.left() + box.right()) / 2.0, box.bottom() + 38.0, "middle", below);
    text(box.left() - 52.0, box.top() - 6.0, "start", above);
  }

  private static String number(double value) {
    return value < 1 ? Double.toString(value) : String.format(Locale.ROOT, "%,.0f", value);
  }

  void line(Point from, Point to, String colour) {
    line(px(from.x()), py(from.y()), px(to.x()), py(to.y()), colour);
  }

  void dot(Point at, String colour) {
    add(
        svg,
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n",
        px(at.x()),
        py(at.y()),
        colour);
  }

  /**
   * Writes beside a point.
   *
   * @param right distance in the picture, downwards likewise
   * @param anchor which end of the text lies there: {@code start}, {@code middle} or {@code end}
   */
  void text(Point at, int right, int down, String anchor, String text) {
    text(px(at.x()) + right, py(at.y()) + down, anchor, text);
  }

  /** A place on the axes. */
  record Point(double x, double y) {}

  private double px(double value) {
    return box.left() + x.share(value) * (box.right() - box.left());
  }

  private double py(double value) {
    return box.bottom() - y.share(value) * (box.bottom() - box.top());
  }

  private void line(double x1, double y1, double x2, double y2, String colour) {
    add(
        svg,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private void text(double x1, double y1, String anchor, String text) {
    add(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x1, y1, anchor, text);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n"));
  }
}
