package io.sluice.benchmarks;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures of how the speed of training changes with one size: {@code ScalingChart CHART.svg
 * SCALING.json...}, what {@code sluice bench scaling --json} printed, a plot for each, of the
 * GFLOP/s of the matrix products. A level line says that cost grows as the operations do.
 */
public final class ScalingChart {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 280;
  private static final Plot.Range SPEED = new Plot.Range(4, 1024);

  /** Speed beside which the first kind of softmax is named; the next at half of it. */
  private static final double LEGEND = 32;

  /** Of kinds of softmax, in order. */
  private static final List<String> COLOURS = List.of("#c33", "#36c", "#393");

  private ScalingChart() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      System.err.println("usage: ScalingChart CHART.svg SCALING.json...");
      System.exit(2);
    }
    List<JsonObject> all = new ArrayList<>();
    for (String file : List.of(arguments).subList(1, arguments.length)) {
      all.add(Json.parseObject(Files.readString(Path.of(file)), file));
    }
    Files.writeString(Path.of(arguments[0]), svg(all));
  }

  private static String svg(List<JsonObject> all) {
    int columns = Math.min(2, all.size());
    var svg = Plot.picture(WIDTH * columns, HEIGHT * ((all.size() + 1) / 2));
    for (int i = 0; i < all.size(); i++) {
      int left = i % columns * WIDTH;
      int top = i / columns * HEIGHT;
      draw(
          svg, new Plot.Box(left + 60, top + 24, left + WIDTH - 30, top + HEIGHT - 50), all.get(i));
    }
    return Plot.finish(svg);
  }

  private static void draw(StringBuilder svg, Plot.Box box, JsonObject scaling) {
    String over = scaling.string("over");
    Map<String, List<Plot.Point>> lines = new LinkedHashMap<>();
    for (var value : scaling.array("points").values()) {
      var row = (JsonObject) value;
      lines
          .computeIfAbsent(row.string("softmax"), kind -> new ArrayList<>())
          .add(new Plot.Point(row.integer(over), row.decimal("gigaflopPerSecond")));
    }
    List<Double> sizes =
        lines.values().stream()
            .flatMap(List::stream)
            .map(Plot.Point::x)
            .distinct()
            .sorted()
            .toList();
    double least = sizes.get(0);
    double most = Math.max(sizes.get(sizes.size() - 1), 2 * least);
    var plot = new Plot(svg, box, new Plot.Range(least, most), SPEED);
    plot.axes(sizes, over, List.of(4.0, 16.0, 64.0, 256.0, 1024.0), "GFLOP/s");
    int number = 0;
    for (var line : lines.entrySet()) {
      draw(plot, line.getValue(), COLOURS.get(number % COLOURS.size()));
      if (lines.size() > 1) {
        var legend = new Plot.Point(least * 1.2, LEGEND / Math.pow(2, number));
        plot.dot(legend, COLOURS.get(number % COLOURS.size()));
        plot.text(legend, 10, 4, "start", line.getKey());
      }
      number++;
    }
  }

  private static void draw(Plot plot, List<Plot.Point> points, String colour) {
    for (int i = 0; i < points.size(); i++) {
      plot.dot(points.get(i), colour);
      if (i > 0) {
        plot.line(points.get(i - 1), points.get(i), colour);
      }
    }
  }
}
