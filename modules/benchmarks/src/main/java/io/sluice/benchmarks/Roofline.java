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
import java.util.Optional;

/**
 * Where the workloads stand under the limits of a machine: {@code Roofline COMPARISON CHART [CACHE
 * [CONTENDER]]}, the JSON that {@link PeerComparison} printed, the SVG to write, the megabytes of
 * the machine's largest cache, 32 unless given, and who is drawn, {@code sluice} unless given.
 * Prints a table of arithmetic intensity (FLOPs a byte, {@link WorkloadCost}), what the limits
 * allow at it, and what was reached.
 *
 * <p>The limits (Williams et al. 2009) are the fastest matrix product, and intensity times the
 * speed at which memory, or the cache that the cores share, is read. They suppose that products and
 * memory never wait for each other. The last columns say what is possible if they take turns, as an
 * update of the weights does, which waits for all gradients and multiplies next to nothing: the
 * time of all products at their best and that of all bytes at theirs, added.
 */
public final class Roofline {
  private static final int DEFAULT_CACHE = 32;
  private static final double MEGABYTE = 1 << 20;
  private static final String OURS = "sluice";

  private Roofline() {}

  /**
   * One workload.
   *
   * @param units a second
   * @param intensity FLOPs a byte
   * @param reached GFLOP/s
   */
  record Point(
      String name,
      int threads,
      double units,
      double intensity,
      double reached,
      double peak,
      double byCache,
      double byMemory) {
    /** Whether another point lies where this one's name would. */
    boolean isNear(Point other) {
      double further = Math.abs(Math.log(other.intensity / intensity));
      double faster = Math.abs(Math.log(other.reached / reached));
      return !other.equals(this) && further < Math.log(1.5) && faster < Math.log(1.4);
    }

    /** Units a second if products and bytes from there take turns. */
    double inTurns(double limit) {
      return units / reached / (1 / peak + 1 / limit);
    }
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || arguments.length > 4) {
      System.err.println("usage: Roofline COMPARISON.json CHART.svg [CACHE_MEGABYTES [CONTENDER]]");
      System.exit(2);
    }
    Path file = Path.of(arguments[0]);
    double cache =
        MEGABYTE * (arguments.length > 2 ? Integer.parseInt(arguments[2]) : DEFAULT_CACHE);
    String contender = arguments.length > 3 ? arguments[3] : OURS;
    JsonObject comparison = Json.parseObject(Files.readString(file), file.toString());
    var machine =
        new MachineLimits(
            comparison.array("machine").values().stream().map(JsonObject.class::cast).toList());
    List<Point> points = new ArrayList<>();
    for (var value : comparison.array("workloads").values()) {
      point((JsonObject) value, contender, machine, cache).ifPresent(points::add);
    }
    if (points.isEmpty()) {
      System.err.printf("%s has no contender '%s'%n", file, contender);
      System.exit(2);
    }
    print(points);
    Files.writeString(Path.of(arguments[1]), RooflineChart.svg(points));
  }

  /** Nothing if the contender did not take part. */
  private static Optional<Point> point(
      JsonObject row, String contender, MachineLimits machine, double cache) {
    if (row.find(contender).isEmpty()) {
      return Optional.empty();
    }
    WorkloadCost cost = WorkloadCost.valueOf(row.string("name"));
    int threads = cost.threads(Runtime.getRuntime().availableProcessors());
    boolean rounds = contender.endsWith("bf16");
    double intensity = cost.flops() / cost.bytes(cache, rounds ? Short.BYTES : Float.BYTES);
    double speed = row.object(contender).decimal("unitsPerSecond");
    return Optional.of(
        new Point(
            row.string("name"),
            threads,
            speed,
            intensity,
            speed * cost.flops() * 1e-9,
            machine.gigaflops(rounds ? "bf16" : "fp32", threads),
            intensity * machine.gigabytes(Level.CACHE, threads),
            intensity * machine.gigabytes(Level.MEMORY, threads)));
  }

  private static void print(List<Point> points) {
    System.out.println(
        "| workload | threads | FLOPs a byte | reached, GFLOP/s | peak | allowed by the shared cache |"
            + " by memory | share of peak | units a second | in turns with the cache | with memory |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for (Point point : points) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f %% | %.0f | %.0f | %.0f |%n",
          point.name(),
          point.threads(),
          point.intensity(),
          point.reached(),
          point.peak(),
          Math.min(point.peak(), point.byCache()),
          Math.min(point.peak(), point.byMemory()),
          100 * point.reached() / point.peak(),
          point.units(),
          point.inTurns(point.byCache()),
          point.inTurns(point.byMemory()));
    }
  }
}
