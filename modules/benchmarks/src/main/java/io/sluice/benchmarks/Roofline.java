package io.sluice.benchmarks;

import io.sluice.benchmarks.MachineLimits.Level;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the workloads stand under the limits of a machine: {@code Roofline COMPARISON CHART
 * [CACHE]}, the JSON that {@link PeerComparison} printed, the SVG to write, and the megabytes of
 * the machine's largest cache, 32 unless given. Prints a table of arithmetic intensity (FLOPs a
 * byte, {@link WorkloadCost}), what the limits allow at it, and what our default setting reached.
 *
 * <p>The limits (Williams et al. 2009) are the fastest matrix product, and intensity times the
 * speed at which memory, or the cache that the cores share, is read.
 */
public final class Roofline {
  private static final int DEFAULT_CACHE = 32;
  private static final double MEGABYTE = 1 << 20;

  private Roofline() {}

  /**
   * One workload.
   *
   * @param intensity FLOPs a byte
   * @param reached GFLOP/s
   */
  record Point(
      String name,
      int threads,
      double intensity,
      double reached,
      double peak,
      double byCache,
      double byMemory) {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println("usage: Roofline COMPARISON.json CHART.svg [CACHE_MEGABYTES]");
      System.exit(2);
    }
    Path file = Path.of(arguments[0]);
    double cache =
        MEGABYTE * (arguments.length > 2 ? Integer.parseInt(arguments[2]) : DEFAULT_CACHE);
    JsonObject comparison = Json.parseObject(Files.readString(file), file.toString());
    var machine =
        new MachineLimits(
            comparison.array("machine").values().stream().map(JsonObject.class::cast).toList());
    List<Point> points = new ArrayList<>();
    for (var value : comparison.array("workloads").values()) {
      points.add(point((JsonObject) value, machine, cache));
    }
    print(points);
    Files.writeString(Path.of(arguments[1]), RooflineChart.svg(points));
  }

  private static Point point(JsonObject row, MachineLimits machine, double cache) {
    WorkloadCost cost = WorkloadCost.valueOf(row.string("name"));
    int threads = cost.threads(Runtime.getRuntime().availableProcessors());
    double intensity = cost.flops() / cost.bytes(cache);
    double speed = row.object("sluice").decimal("unitsPerSecond");
    return new Point(
        row.string("name"),
        threads,
        intensity,
        speed * cost.flops() * 1e-9,
        machine.gigaflops("fp32", threads),
        intensity * machine.gigabytes(Level.CACHE, threads),
        intensity * machine.gigabytes(Level.MEMORY, threads));
  }

  private static void print(List<Point> points) {
    System.out.println(
        "| workload | threads | FLOPs a byte | reached, GFLOP/s | peak | allowed by the shared cache |"
            + " by memory | share of peak |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (Point point : points) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f %% |%n",
          point.name(),
          point.threads(),
          point.intensity(),
          point.reached(),
          point.peak(),
          Math.min(point.peak(), point.byCache()),
          Math.min(point.peak(), point.byMemory()),
          100 * point.reached() / point.peak());
    }
  }
}
