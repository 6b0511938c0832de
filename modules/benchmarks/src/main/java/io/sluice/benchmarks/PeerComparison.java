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
 * LAUNCHER PROVIDERS SECONDS ROUNDS WORKLOADS [LIBTORCH]}, providers that {@code --with} adds and
 * workloads with commas between, and the folder of the module {@code libtorch-peer}. The script
 * {@code compare} in this module builds all and runs it. Every measurement is a process of its own,
 * and all take turns (A B C A B C), so that a drift of the machine meets each of them; what the
 * machine can do at most is measured first. Prints a table on standard error and one JSON object
 * with medians, spreads, shares of the machine's peak, memory and ratios on standard output.
 *
 * <p>Ratios are against the best setting of a peer; see {@link Contenders}. The share is that of
 * the fastest matrix products measured here, of the same precision and number of threads; see
 * {@link WorkloadCost} for what a unit costs.
 */
public final class PeerComparison {
  private final Contenders contenders;
  private final int rounds;
  private final MachineLimits machine;

  private PeerComparison(Contenders contenders, int rounds, MachineLimits machine) {
    this.contenders = contenders;
    this.rounds = rounds;
    this.machine = machine;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length < 5 || arguments.length > 6) {
      System.err.println(
          "usage: PeerComparison LAUNCHER PROVIDERS SECONDS ROUNDS W1,W2,... [LIBTORCH]");
      System.exit(2);
    }
    Optional<Path> libtorch =
        arguments.length > 5
            ? Optional.of(Path.of(arguments[5]).toAbsolutePath())
            : Optional.empty();
    List<String> providers =
        arguments[1].isEmpty() ? List.of() : List.of(arguments[1].split(",", -1));
    var contenders = new Contenders(arguments[0], providers, libtorch, arguments[2]);
    List<JsonObject> limits = new ArrayList<>();
    for (Contender measurer : contenders.machine()) {
      limits.add(MachineLimits.parse(measurer.output()));
    }
    var comparison =
        new PeerComparison(contenders, Integer.parseInt(arguments[3]), new MachineLimits(limits));
    List<JsonValue> rows = new ArrayList<>();
    for (String workload : arguments[4].split(",", -1)) {
      rows.add(comparison.compare(workload));
    }
    System.out.println(
        Json.pretty(
            JsonObject.builder()
                .put("machine", new JsonArray(List.copyOf(limits)))
                .put("workloads", new JsonArray(rows))
                .build()));
  }

  private JsonObject compare(String workload) throws InterruptedException {
    Map<Contender, List<Contender.Run>> runs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Contender contender : contenders.of(workload)) {
        runs.computeIfAbsent(contender, who -> new ArrayList<>()).add(contender.run());
      }
    }
    var row = JsonObject.builder().put("name", workload);
    Map<String, Double> best = new LinkedHashMap<>();
    runs.forEach(
        (contender, measured) -> {
          double median = tell(workload, contender, measured, row);
          best.merge(contender.family(), median, Math::max);
        });
    return row.put("ratios", ratios(workload, best)).build();
  }

  private double tell(
      String workload, Contender contender, List<Contender.Run> runs, JsonObject.Builder row) {
    List<Double> sorted = runs.stream().map(Contender.Run::unitsPerSecond).sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    long megabytes = runs.stream().mapToLong(Contender.Run::megabytes).max().orElse(0);
    WorkloadCost cost = WorkloadCost.valueOf(workload);
    int threads = cost.threads(Runtime.getRuntime().availableProcessors());
    double share = median * cost.flops() * 1e-9 / machine.gigaflops(contender.precision(), threads);
    System.err.printf(
        Locale.ROOT,
        "%s  %-24s %,12.0f units/s  (%,.0f to %,.0f)  %3.0f %% of peak  %,6d MB%n",
        workload,
        contender.name(),
        median,
        sorted.get(0),
        sorted.get(sorted.size() - 1),
        100 * share,
        megabytes);
    row.put(
        contender.name(),
        JsonObject.builder()
            .put("unitsPerSecond", median)
            .put("least", sorted.get(0))
            .put("most", sorted.get(sorted.size() - 1))
            .put("shareOfPeak", share)
            .put("residentMegabytes", megabytes)
            .build());
    return median;
  }

  private static JsonObject ratios(String workload, Map<String, Double> best) {
    var ratios = JsonObject.builder();
    best.forEach(
        (family, ours) -> {
          if (!family.startsWith(Contenders.OURS)) {
            return;
          }
          for (String rival : Contenders.PEERS) {
            Double theirs = best.get(rival);
            if (theirs != null) {
              System.err.printf(
                  Locale.ROOT,
                  "%s  %s / %s at its best  %.2f%n",
                  workload,
                  family,
                  rival,
                  ours / theirs);
              ratios.put(family + " / " + rival, ours / theirs);
            }
          }
        });
    return ratios.build();
  }
}
