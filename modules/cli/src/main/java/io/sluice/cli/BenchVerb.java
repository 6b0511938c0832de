package io.sluice.cli;

import io.sluice.cli.bench.CellSpeed;
import io.sluice.cli.bench.Workload;
import io.sluice.cli.bench.Writing;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.precision.WeightPrecision;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "bench",
    synopsisSubcommandLabel = "[VERB]",
    description = "Measure how fast this machine trains and writes, or how fast a tagger is.",
    subcommands = {BenchMachineVerb.class, BenchScalingVerb.class},
    footer = {
      "",
      "Workloads:",
      "  W1, W2  train a language model of characters, large and small",
      "  W3      trains a language model of words with a full softmax",
      "  W4      trains a labelling network: bidirectional LSTM, softmax, 9 labels",
      "  W5      writes characters, one after the other",
      "  W6      reads characters with a large model, without learning",
      "",
      "Examples:",
      "  sluice bench --workload W1,W5 --seconds 20",
      "  sluice bench --workload W5 --precision int8 --threads 2",
      "  sluice bench scaling --over vocabulary --threads 1",
      "  sluice bench machine",
      "  sluice bench --cells --threads 1",
      "  sluice bench --tagger runs/ner-conll2003 --corpus eng.train --format conll2003",
    })
final class BenchVerb extends Verb {
  private static final String CELL_LINE = "%-24s %12s %12s %7s %7s %13s";

  /** Characters of the longest. */
  private static final int DESCRIPTION =
      Stream.of(Workload.values()).mapToInt(each -> each.description().length()).max().orElse(1);

  @Option(
      names = "--workload",
      paramLabel = "NAME",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; all unless given, may be repeated.")
  private List<Workload> workloads = new ArrayList<>();

  @Option(
      names = "--cells",
      description = "Train W1 with every recurrent cell, step by step in turn.")
  private boolean cells;

  @Mixin private EngineOptions engine;

  @Option(
      names = "--precision",
      paramLabel = "P",
      completionCandidates = ClosedValues.Precisions.class,
      description =
          "Of operands of matrix products: fp32 or bf16; of the weights that W5 reads: fp32, bf16 or"
              + " int8. fp32 unless given.")
  private Optional<String> precision = Optional.empty();

  @Mixin private BenchedTagger tagger;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Of measuring each, or all cells together, after half of that to warm up; default 10.")
  private double seconds = 10;

  /** What the processes of their own are called with; measuring happens there. */
  @Option(names = "--in-process", hidden = true)
  private boolean inProcess;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(seconds > 0 && seconds <= 3600)) {
      throw refusal("--seconds must be in (0, 3600], was " + seconds);
    }
    if (cells) {
      return cells();
    }
    return tagger.given() ? tagger() : workloads();
  }

  private int cells() throws IOException {
    if (!workloads.isEmpty() || tagger.given() || tagger.described()) {
      throw refusal("--cells measures W1; it goes with neither --workload nor --tagger");
    }
    console().status("training with every cell in turn ...");
    var settings = engine.settings(precision, this);
    var results = EngineOptions.measured(() -> CellSpeed.measure(settings, duration()), this);
    console().eraseStatus();
    if (json()) {
      console().print(toJson(results));
      return DONE;
    }
    console()
        .println(
            String.format(
                Locale.ROOT,
                CELL_LINE,
                "cell",
                "weights",
                "char/s",
                "speed",
                "work",
                "speed x work"));
    for (var result : results) {
      console()
          .println(
              String.format(
                  Locale.ROOT,
                  CELL_LINE,
                  result.name(),
                  Figures.count(result.weights()),
                  Figures.count(Math.round(result.symbolsPerSecond())),
                  ratio(result.speed()),
                  ratio(result.work()),
                  ratio(result.speed() * result.work())));
    }
    return DONE;
  }

  static JsonObject toJson(List<CellSpeed> results) {
    var all = results.stream().<JsonValue>map(CellSpeed::toJson).toList();
    return JsonObject.builder().put("cells", new JsonArray(all)).build();
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private int tagger() throws IOException {
    if (!workloads.isEmpty()) {
      throw refusal("--workload and --tagger exclude each other; ask for one after the other");
    }
    var settings = engine.settings(precision, this);
    if (engine.choosesProvider()) {
      throw refusal("--provider is for workloads; taggers compute with provider java always");
    }
    if (precision.isPresent()) {
      throw refusal("--precision is for workloads; taggers compute in fp32 always");
    }
    tagger.run(settings, duration(), this);
    return DONE;
  }

  private int workloads() throws IOException, InterruptedException {
    if (tagger.described()) {
      throw refusal("--corpus, --part, --format and --column need --tagger");
    }
    var chosen = workloads.isEmpty() ? List.of(Workload.values()) : workloads;
    var writing = writing();
    if (writing.weights() == WeightPrecision.INT8 && !chosen.stream().allMatch(Workload::writes)) {
      throw refusal("--precision int8 is for writing: give --workload W5 with it");
    }
    var results = new ArrayList<JsonValue>();
    for (var workload : chosen) {
      console().status(workload + "  " + workload.description() + " ...");
      var result = inProcess ? here(workload, writing) : apart(workload);
      results.add(result);
      if (!json()) {
        console().println(line(workload, result));
      }
    }
    console().eraseStatus();
    if (json()) {
      console().print(JsonObject.builder().put("workloads", new JsonArray(results)).build());
    }
    return DONE;
  }

  /** On one thread unless told otherwise, as text is written by a program that does more. */
  private Writing writing() {
    var weights = PrecisionOption.of(precision.orElse(WeightPrecision.FP32.label()), this);
    return new Writing(weights, engine.givenThreads().orElse(1));
  }

  /** What text is written with, {@code int8}, is of weights and not of products. */
  private EngineSettings settingsOrWriting() {
    var ofProducts = precision.filter(label -> !label.equals(WeightPrecision.INT8.label()));
    return engine.settings(ofProducts, this);
  }

  private JsonObject here(Workload workload, Writing writing) {
    var settings = settingsOrWriting();
    return EngineOptions.measured(() -> workload.measure(settings, writing, duration()), this)
        .toJson();
  }

  private Duration duration() {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  /** In a fresh JVM, so that neither peaks of memory nor compiled code are mixed. */
  private JsonObject apart(Workload workload) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "--json",
                "--in-process",
                "--workload",
                workload.name(),
                "--seconds",
                Double.toString(seconds)));
    settingsOrWriting(); // refuses here what would be refused there
    arguments.addAll(engine.arguments(precision));
    var output = JavaProcess.run(arguments, this);
    var list = output.array("workloads").values();
    return (JsonObject) list.get(0);
  }

  /** A row of the table, whose columns stand below each other for all workloads. */
  static String line(Workload workload, JsonObject result) {
    var threads = result.integer("threads");
    var resident =
        result.find("residentMegabytes").filter(value -> value.description().contains("integer"));
    return String.format(
        Locale.ROOT,
        "%-3s %-" + DESCRIPTION + "s %12s %s/s  %-6s %s  %4d %-7s%s",
        workload,
        workload.description(),
        Figures.count(Math.round(result.decimal("unitsPerSecond"))),
        workload.unit(),
        result.string("provider"),
        result.string("precision"),
        threads,
        threads == 1 ? "thread" : "threads",
        resident.isPresent()
            ? String.format(Locale.ROOT, "  %,7d MB", result.integer("residentMegabytes"))
            : "");
  }
}
