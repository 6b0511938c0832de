package io.sluice.cli;

import io.sluice.cli.bench.MemorySpeed;
import io.sluice.cli.bench.ProductSpeed;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Precision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "machine",
    description = {
      "Measure what this machine can do at most: matrix products with every provider that is here,"
          + " and reading memory of several sizes, with one thread and with all."
    })
final class BenchMachineVerb extends Verb {
  /** Fits in the caches of the cores, fits in the one they share, fits in none. */
  private static final double[] MEGABYTES = {0.5, 8, 256};

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Of each single measurement, after half of that to warm up; default 1.")
  private double seconds = 1;

  @Override
  public Integer call() {
    if (!(seconds > 0 && seconds <= 3600)) {
      throw refusal("--seconds must be in (0, 3600], was " + seconds);
    }
    var duration = Duration.ofNanos((long) (seconds * 1e9));
    int all = Runtime.getRuntime().availableProcessors();
    var threads = all == 1 ? List.of(1) : List.of(1, all);
    var products = new ArrayList<ProductSpeed>();
    for (var precision : Precision.values()) {
      for (var provider : Engine.providers()) {
        for (int count : threads) {
          var settings = new EngineSettings(provider, count).withPrecision(precision);
          console().status(provider + ", " + precision.label() + " ...");
          ProductSpeed.measure(settings, duration)
              .ifPresent(
                  speed -> {
                    products.add(speed);
                    tell(line(speed));
                  });
        }
      }
    }
    var reading = new ArrayList<MemorySpeed>();
    for (double megabytes : MEGABYTES) {
      for (int count : threads) {
        console().status("reading " + megabytes + " MB ...");
        var speed = MemorySpeed.measure(megabytes, count, duration);
        reading.add(speed);
        tell(line(speed));
      }
    }
    console().eraseStatus();
    if (json()) {
      console().print(toJson(products, reading));
    }
    return DONE;
  }

  static JsonObject toJson(List<ProductSpeed> products, List<MemorySpeed> reading) {
    return JsonObject.builder()
        .put(
            "products",
            new JsonArray(products.stream().<JsonValue>map(ProductSpeed::toJson).toList()))
        .put(
            "reading", new JsonArray(reading.stream().<JsonValue>map(MemorySpeed::toJson).toList()))
        .build();
  }

  private static String line(ProductSpeed speed) {
    return String.format(
        Locale.ROOT,
        "matrix products  %-7s %s  %10s  %8.1f GFLOP/s",
        speed.provider(),
        speed.precision().label(),
        Figures.count(speed.threads(), "thread"),
        speed.gigaflops());
  }

  private static String line(MemorySpeed speed) {
    return String.format(
        Locale.ROOT,
        "reading memory   %9.1f MB  %10s  %8.1f GB/s",
        speed.megabytes(),
        Figures.count(speed.threads(), "thread"),
        speed.gigabytes());
  }

  private void tell(String line) {
    if (!json()) {
      console().println(line);
    }
  }
}
