package io.sluice.benchmarks;

import io.sluice.benchmarks.Roofline.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws limits and workloads. */
final class RooflineChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;
  private static final Plot.Box BOX = new Plot.Box(60, 24, WIDTH - 20, HEIGHT - 50);
  private static final Plot.Range INTENSITY = new Plot.Range(0.25, 1024);
  private static final double LEAST_SPEED = 4;

  private RooflineChart() {}

  static String svg(List<Point> points) {
    var svg = Plot.picture(WIDTH, HEIGHT);
    Point widest = points.stream().max(Comparator.comparingInt(Point::threads)).orElseThrow();
    List<Double> speeds = new ArrayList<>(List.of(LEAST_SPEED));
    while (speeds.get(speeds.size() - 1) <= widest.peak()) {
      speeds.add(4 * speeds.get(speeds.size() - 1));
    }
    var range = new Plot.Range(LEAST_SPEED, speeds.get(speeds.size() - 1));
    var plot = new Plot(svg, BOX, INTENSITY, range);
    plot.axes(
        List.of(0.25, 1.0, 4.0, 16.0, 64.0, 256.0, 1024.0), "FLOPs a byte", speeds, "GFLOP/s");
    roof(plot, widest, widest.byMemory() / widest.intensity(), "#999", "memory");
    roof(plot, widest, widest.byCache() / widest.intensity(), "#444", "shared cache");
    for (Point point : points) {
      var at = new Plot.Point(point.intensity(), point.reached());
      String note = point.threads() < widest.threads() ? ", one thread" : "";
      plot.dot(at, "#c33");
      name(plot, at, point.name() + note, points.stream().filter(point::isNear).toList(), point);
    }
    return Plot.finish(svg);
  }

  /** Beside the dot; among others above the highest and below the lowest. */
  private static void name(Plot plot, Plot.Point at, String name, List<Point> near, Point point) {
    if (near.stream().allMatch(other -> other.reached() < point.reached()) && !near.isEmpty()) {
      plot.text(at, 0, -9, "middle", name);
    } else if (near.stream().allMatch(other -> other.reached() > point.reached())
        && !near.isEmpty()) {
      plot.text(at, 0, 18, "middle", name);
    } else {
      plot.text(at, 7, 4, "start", name);
    }
  }

  /** Rises with the bandwidth until the peak. */
  private static void roof(Plot plot, Point widest, double bandwidth, String colour, String name) {
    double from = Math.max(INTENSITY.least(), LEAST_SPEED / bandwidth);
    double ridge = Math.min(INTENSITY.most(), widest.peak() / bandwidth);
    var corner = new Plot.Point(ridge, ridge * bandwidth);
    plot.line(new Plot.Point(from, from * bandwidth), corner, colour);
    plot.line(
        new Plot.Point(ridge, widest.peak()),
        new Plot.Point(INTENSITY.most(), widest.peak()),
        colour);
    double middle = Math.sqrt(from * ridge);
    String label = String.format(Locale.ROOT, "%s, %.0f GB/s", name, bandwidth);
    plot.text(new Plot.Point(middle, middle * bandwidth), 8, 12, "start", label);
  }
}
