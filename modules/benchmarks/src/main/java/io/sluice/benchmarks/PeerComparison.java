package io.sluice.benchmarks;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Our speed and that of DL4J and libtorch on the same work, in one run: {@code PeerComparison
 * LAUNCHER SECONDS ROUNDS WORKLOADS [LIBTORCH]}, workloads with commas between, and the folder of
 * the module {@code libtorch-peer}. The script {@code compare} in this module builds all and runs
 * it. Every measurement is a process of its own, and all take turns (A B C A B C), so that a drift
 * of the machine meets each of them. Prints a table on standard error and one JSON object with
 * medians, spreads and ratios on standard output.
 *
 * <p>Ratios are against the best setting of a peer; see {@link Contenders}.
 */
public final class PeerComparison {
  private final Contenders contenders;
  private final int rounds;

  private PeerComparison(Contenders contenders, int rounds) {
    this.contenders = contenders;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length < 4 || arguments.length > 5) {
      System.err.println("usage: PeerComparison LAUNCHER SECONDS ROUNDS W1,W2,... [LIBTORCH]");
      System.exit(2);
    }
    Optional<Path> libtorch =
        arguments.length > 4
            ? Optional.of(Path.of(arguments[4]).toAbsolutePath())
            : Optional.empty();
    var comparison =
        new PeerComparison(
            new Contenders(arguments[0], libtorch, arguments[1]), Integer.parseInt(arguments[2]));
    List<JsonValue> rows = new ArrayList<>();
    for (String workload : arguments[3].split(",", -1)) {
      rows.add(comparison.compare(workload));
    }
    System.out.println(
        Json.pretty(JsonObject.builder().put("workloads", new JsonArray(rows)).build()));
  }

  private JsonObject compare(String workload) throws InterruptedException {
    Map<Contender, List<Double>> speeds = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Contender contender : contenders.of(workload)) {
        speeds.computeIfAbsent(contender, who -> new ArrayList<>()).add(contender.unitsPerSecond());
      }
    }
    var row = JsonObject.builder().put("name", workload);
    Map<String, Double> best = new LinkedHashMap<>();
    speeds.forEach(
        (contender, measured) -> {
          List<Double> sorted = measured.stream().sorted().toList();
          double median = sorted.get(sorted.size() / 2);
          best.merge(contender.family(), median, Math::max);
          System.err.printf(
              Locale.ROOT,
              "%s  %-24s %,12.0f units/s  (%,.0f to %,.0f)%n",
              workload,
              contender.name(),
              median,
              sorted.get(0),
              sorted.get(sorted.size() - 1));
          row.put(
              contender.name(),
              JsonObject.builder()
                  .put("unitsPerSecond", median)
                  .put("least", sorted.get(0))
                  .put("most", sorted.get(sorted.size() - 1))
                  .build());
        });
    return row.put("ratios", ratios(workload, best)).build();
  }

  private static JsonObject ratios(String workload, Map<String, Double> best) {
    double ours = best.getOrDefault("sluice", 0.0);
    var ratios = JsonObject.builder();
    best.forEach(
        (family, speed) -> {
          if (!family.equals("sluice")) {
            System.err.printf(
                Locale.ROOT, "%s  sluice / %s at its best  %.2f%n", workload, family, ours / speed);
            ratios.put(family, ours / speed);
          }
        });
    return ratios.build();
  }
}
