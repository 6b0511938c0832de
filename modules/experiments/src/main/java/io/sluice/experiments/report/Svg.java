package io.sluice.experiments.report;

import java.util.Locale;

/** A drawing in the making. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** A drawing of a size in pixels that shrinks with the place it stands in. */
  Svg(double width, double height, String label) {
    text.append("<svg class=\"drawing\" style=\"max-width:").append(number(width));
    text.append("px\" viewBox=\"0 0 ").append(number(width)).append(' ');
    text.append(number(height)).append("\" role=\"img\" aria-label=\"");
    text.append(Html.escape(label)).append("\">\n");
  }

  static String number(double value) {
    var text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /**
   * A rectangle; {@code style} is put into the element as it is, {@code title} is told on pointing.
   */
  Svg rectangle(double x, double y, double width, double height, String style, String title) {
    text.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    text.append("\" width=\"").append(number(width)).append("\" height=\"");
    text.append(number(height)).append("\" ").append(style).append('>');
    return title(title, "rect");
  }

  Svg circle(double x, double y, double radius, String style, String title) {
    text.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
    text.append("\" r=\"").append(number(radius)).append("\" ").append(style).append('>');
    return title(title, "circle");
  }

  private Svg title(String title, String element) {
    if (!title.isEmpty()) {
      text.append("<title>").append(Html.escape(title)).append("</title>");
    }
    text.append("</").append(element).append(">\n");
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, String style) {
    text.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
    text.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
    text.append("\" ").append(style).append("/>\n");
    return this;
  }

  /** A line through points given as {@code x,y x,y}. */
  Svg path(String points, String style) {
    text.append("<polyline points=\"").append(points).append("\" ").append(style).append("/>\n");
    return this;
  }

  Svg words(double x, double y, String words, String style) {
    text.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    text.append("\" ").append(style).append('>').append(Html.escape(words)).append("</text>\n");
    return this;
  }

  /** Words from below to above. */
  Svg upwards(double x, double y, String words, String style) {
    var turned = "transform=\"rotate(-90 " + number(x) + " " + number(y) + ")\" " + style;
    return words(x, y, words, turned);
  }

  @Override
  public String toString() {
    return text + "</svg>\n";
  }
}
