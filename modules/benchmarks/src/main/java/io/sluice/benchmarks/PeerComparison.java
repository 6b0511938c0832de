package io.sluice.benchmarks;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Our speed and DL4J's on the same work, in one run: {@code PeerComparison LAUNCHER [SECONDS
 * [ROUNDS]]}. Every measurement is a process of its own; ours and the peers take turns (A B A B),
 * so that a drift of the machine meets all of them. Prints a table on standard error and one JSON
 * object with medians, spreads and ratios on standard output.
 *
 * <p>DL4J runs with {@code OMP_WAIT_POLICY=passive}, once with as many OpenMP threads as there are
 * cores and once with one; ratios are against the better of the two. Both sides' OpenBLAS is told
 * to use AVX-512 on AMD processors, which it does not recognise ({@code ./sluice} does the same).
 */
public final class PeerComparison {
  private static final List<String> WORKLOADS = List.of("W1", "W2", "W3", "W5");

  private final String launcher;
  private final String seconds;

  private PeerComparison(String launcher, String seconds) {
    this.launcher = launcher;
    this.seconds = seconds;
  }

  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length < 1 || arguments.length > 3) {
      System.err.println("usage: PeerComparison LAUNCHER [SECONDS [ROUNDS]]");
      System.exit(2);
    }
    var comparison = new PeerComparison(arguments[0], arguments.length > 1 ? arguments[1] : "20");
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    List<JsonValue> rows = new ArrayList<>();
    for (String workload : WORKLOADS) {
      rows.add(comparison.compare(workload, rounds));
    }
    System.out.println(
        Json.pretty(JsonObject.builder().put("workloads", new JsonArray(rows)).build()));
  }

  private JsonObject compare(String workload, int rounds) throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    Map<String, List<Double>> speeds = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      add(speeds, "sluice", sluice(workload));
      add(speeds, "dl4j", dl4j(workload, cores));
      add(speeds, "dl4j, one OpenMP thread", dl4j(workload, 1));
    }
    double best = Math.max(median(speeds, "dl4j"), median(speeds, "dl4j, one OpenMP thread"));
    double ratio = median(speeds, "sluice") / best;
    var row = JsonObject.builder().put("name", workload);
    for (String who : speeds.keySet()) {
      List<Double> sorted = speeds.getOrDefault(who, List.of()).stream().sorted().toList();
      System.err.printf(
          Locale.ROOT,
          "%s  %-24s %,12.0f units/s  (%,.0f to %,.0f)%n",
          workload,
          who,
          median(speeds, who),
          sorted.get(0),
          sorted.get(sorted.size() - 1));
      row.put(
          who,
          JsonObject.builder()
              .put("unitsPerSecond", median(speeds, who))
              .put("least", sorted.get(0))
              .put("most", sorted.get(sorted.size() - 1))
              .build());
    }
    System.err.printf(Locale.ROOT, "%s  sluice / dl4j at its best  %.2f%n", workload, ratio);
    return row.put("ratio", ratio).build();
  }

  private static void add(Map<String, List<Double>> speeds, String who, double speed) {
    speeds.computeIfAbsent(who, name -> new ArrayList<>()).add(speed);
  }

  private static double median(Map<String, List<Double>> speeds, String who) {
    List<Double> sorted = speeds.getOrDefault(who, List.of()).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private double sluice(String workload) throws InterruptedException {
    var command =
        List.of(launcher, "bench", "--json", "--workload", workload, "--seconds", seconds);
    JsonArray workloads = run(command, Map.of()).array("workloads");
    return ((JsonObject) workloads.values().get(0)).decimal("unitsPerSecond");
  }

  private double dl4j(String workload, int threads) throws InterruptedException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Dl4jPeer.class.getName(),
            workload,
            seconds);
    Map<String, String> environment = new HashMap<>(blasKernels());
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    environment.put("OMP_WAIT_POLICY", "passive");
    return run(command, environment).decimal("unitsPerSecond");
  }

  /** What OpenBLAS has to be told about this machine. */
  private static Map<String, String> blasKernels() {
    String variable = "OPENBLAS_CORETYPE";
    Path cpuInfo = Path.of("/proc/cpuinfo");
    if (System.getenv(variable) != null || !Files.isReadable(cpuInfo)) {
      return Map.of();
    }
    try {
      String description = Files.readString(cpuInfo, StandardCharsets.ISO_8859_1);
      return description.contains("AuthenticAMD") && description.contains("avx512_vnni")
          ? Map.of(variable, "SkylakeX")
          : Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + cpuInfo, e);
    }
  }

  private static JsonObject run(List<String> command, Map<String, String> environment)
      throws InterruptedException {
    try {
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + " ended with status " + status);
      }
      return Json.parseObject(output, command.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.get(0), e);
    }
  }
}
