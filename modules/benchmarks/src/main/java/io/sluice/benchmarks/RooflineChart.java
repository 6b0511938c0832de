package io.sluice.benchmarks;

import io.sluice.benchmarks.Roofline.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws limits and workloads. */
final class RooflineChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final Plot.Box BOX = new Plot.Box(60, 24, WIDTH - 20, HEIGHT - 50);
  private static final Plot.Range INTENSITY = new Plot.Range(0.25, 256);
  private static final Plot.Range SPEED = new Plot.Range(4, 1024);

  private RooflineChart() {}

  static String svg(List<Point> points) {
    var svg = Plot.picture(WIDTH, HEIGHT);
    var plot = new Plot(svg, BOX, INTENSITY, SPEED);
    plot.axes(
        List.of(0.25, 1.0, 4.0, 16.0, 64.0, 256.0),
        "FLOPs a byte",
        List.of(4.0, 16.0, 64.0, 256.0, 1024.0),
        "GFLOP/s");
    Point widest = points.stream().max(Comparator.comparingInt(Point::threads)).orElseThrow();
    roof(plot, widest, widest.byMemory() / widest.intensity(), "#999", "memory");
    roof(plot, widest, widest.byCache() / widest.intensity(), "#444", "shared cache");
    for (Point point : points) {
      var at = new Plot.Point(point.intensity(), point.reached());
      String note = point.threads() < widest.threads() ? ", one thread" : "";
      plot.dot(at, "#c33");
      plot.text(at, 7, 4, "start", point.name() + note);
    }
    return Plot.finish(svg);
  }

  /** Rises with the bandwidth until the peak. */
  private static void roof(Plot plot, Point widest, double bandwidth, String colour, String name) {
    double from = Math.max(INTENSITY.least(), SPEED.least() / bandwidth);
    double ridge = Math.min(INTENSITY.most(), widest.peak() / bandwidth);
    var corner = new Plot.Point(ridge, ridge * bandwidth);
    plot.line(new Plot.Point(from, from * bandwidth), corner, colour);
    plot.line(
        new Plot.Point(ridge, widest.peak()),
        new Plot.Point(INTENSITY.most(), widest.peak()),
        colour);
    double middle = Math.sqrt(from * ridge);
    String label = String.format(Locale.ROOT, "%s, %.0f GB/s", name, bandwidth);
    plot.text(new Plot.Point(middle, middle * bandwidth), -6, -6, "end", label);
  }
}
