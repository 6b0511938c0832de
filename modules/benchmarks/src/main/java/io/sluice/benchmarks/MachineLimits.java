package io.sluice.benchmarks;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.util.List;

/**
 * What a machine can do at most, as {@code sluice bench machine --json} measured it.
 *
 * @param measured its objects, one for each set of providers that was run
 */
record MachineLimits(List<JsonObject> measured) {
  MachineLimits {
    measured = List.copyOf(measured);
  }

  static JsonObject parse(String output) {
    return Json.parseObject(output, "bench machine");
  }

  /**
   * GFLOP/s of the best provider with so many threads; of fp32, if there is none of the precision.
   */
  double gigaflops(String precision, int threads) {
    double best = best("products", "gigaflops", "precision", precision, threads);
    return best > 0 ? best : best("products", "gigaflops", "precision", "fp32", threads);
  }

  private double best(String list, String value, String key, String wanted, int threads) {
    return measured.stream()
        .flatMap(object -> object.array(list).values().stream())
        .map(JsonObject.class::cast)
        .filter(row -> row.string(key).equals(wanted) && row.integer("threads") == threads)
        .mapToDouble(row -> row.decimal(value))
        .max()
        .orElse(0);
  }

  /**
   * GB/s of reading the largest working set, or the one in the middle, which caches hold.
   *
   * @throws IllegalArgumentException if it was not measured with so many threads
   */
  double gigabytes(Level level, int threads) {
    List<JsonObject> rows =
        measured.stream()
            .flatMap(object -> object.array("reading").values().stream())
            .map(JsonObject.class::cast)
            .filter(row -> row.integer("threads") == threads)
            .toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "reading memory was not measured with %d threads; measure on this machine, or on one with as many cores"
              .formatted(threads));
    }
    List<Double> sizes =
        rows.stream().map(row -> row.decimal("megabytes")).distinct().sorted().toList();
    double size = sizes.get(level == Level.MEMORY ? sizes.size() - 1 : sizes.size() / 2);
    return rows.stream()
        .filter(row -> row.decimal("megabytes") == size)
        .mapToDouble(row -> row.decimal("gigabytes"))
        .max()
        .orElseThrow();
  }

  /** Where data comes from. */
  enum Level {
    /** The cache that the cores share. */
    CACHE,
    MEMORY
  }
}
