package io.sluice.cli;

import io.sluice.cli.bench.ScalingPoint;
import io.sluice.cli.bench.ScalingPoint.Softmax;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "scaling",
    description = "Measure how the speed of training changes with one size of a word model.")
final class BenchScalingVerb extends Verb {
  /** What changes. */
  enum Axis {
    VOCABULARY,
    HIDDEN,
    BATCH,
    WINDOW,
    THREADS;

    List<Integer> usual() {
      return switch (this) {
        case VOCABULARY -> List.of(1_000, 10_000, 50_000, 200_000);
        case HIDDEN -> List.of(64, 128, 256, 512, 1024);
        case BATCH -> List.of(1, 4, 16, 64, 128);
        case WINDOW -> List.of(5, 20, 50, 100, 200);
        case THREADS -> List.of(1, 2);
      };
    }
  }

  private static final int LARGEST = 1_000_000;

  @Option(
      names = "--over",
      paramLabel = "SIZE",
      required = true,
      description = "What changes: ${COMPLETION-CANDIDATES}.")
  private Axis axis = Axis.VOCABULARY;

  @Option(
      names = "--at",
      paramLabel = "N",
      split = ",",
      description = "Its values; some usual ones unless given.")
  private List<Integer> values = new ArrayList<>();

  @Option(
      names = "--softmax",
      paramLabel = "KIND",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; all over the vocabulary, else full, unless given.")
  private List<Softmax> kinds = new ArrayList<>();

  @Option(names = "--vocabulary", paramLabel = "N", description = "Words; default 10000.")
  private int vocabulary = 10_000;

  @Option(names = "--hidden", paramLabel = "N", description = "Units of both layers; default 256.")
  private int hidden = 256;

  @Option(names = "--batch", paramLabel = "N", description = "Lanes; default 20.")
  private int batch = 20;

  @Option(names = "--window", paramLabel = "N", description = "Steps; default 35.")
  private int window = 35;

  @Mixin private EngineOptions engine;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Of measuring each, after half of that to warm up; default 10.")
  private double seconds = 10;

  /** What the processes of their own are called with; measuring happens there. */
  @Option(names = "--in-process", hidden = true)
  private boolean inProcess;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(seconds > 0 && seconds <= 3600)) {
      throw refusal("--seconds must be in (0, 3600], was " + seconds);
    }
    var points = new ArrayList<JsonValue>();
    for (var value : values.isEmpty() ? axis.usual() : values) {
      for (var kind : kinds()) {
        console().status(axis + " " + value + ", " + kind + " ...");
        var point = point(value, kind);
        var result = inProcess ? here(point, value) : apart(point, value);
        points.add(result);
        if (!json()) {
          console().println(line(value, result));
        }
      }
    }
    console().eraseStatus();
    if (json()) {
      var over = axis.name().toLowerCase(Locale.ROOT);
      console()
          .print(
              JsonObject.builder().put("over", over).put("points", new JsonArray(points)).build());
    }
    return DONE;
  }

  private List<Softmax> kinds() {
    if (!kinds.isEmpty()) {
      return kinds;
    }
    return axis == Axis.VOCABULARY ? List.of(Softmax.values()) : List.of(Softmax.FULL);
  }

  private ScalingPoint point(int value, Softmax kind) {
    return new ScalingPoint(
        checked("vocabulary", axis == Axis.VOCABULARY ? value : vocabulary, 100),
        checked("hidden", axis == Axis.HIDDEN ? value : hidden, 16),
        checked("batch", axis == Axis.BATCH ? value : batch, 1),
        checked("window", axis == Axis.WINDOW ? value : window, 1),
        kind);
  }

  private int checked(String name, int value, int least) {
    if (value < least || value > LARGEST) {
      throw refusal("%s must be in %d..%d, was %d".formatted(name, least, LARGEST, value));
    }
    return value;
  }

  private JsonObject here(ScalingPoint point, int value) {
    var given = engine.settings(this);
    var settings = axis == Axis.THREADS ? given.withThreads(checked("threads", value, 1)) : given;
    var duration = Duration.ofNanos((long) (seconds * 1e9));
    return EngineOptions.measured(() -> point.measure(settings, duration), this);
  }

  /** In a fresh JVM, so that neither peaks of memory nor compiled code are mixed. */
  private JsonObject apart(ScalingPoint point, int value) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "scaling",
                "--json",
                "--in-process",
                "--over",
                axis.name(),
                "--at",
                Integer.toString(value),
                "--softmax",
                point.softmax().name(),
                "--vocabulary",
                Integer.toString(point.vocabulary()),
                "--hidden",
                Integer.toString(point.hidden()),
                "--batch",
                Integer.toString(point.batch()),
                "--window",
                Integer.toString(point.window()),
                "--seconds",
                Double.toString(seconds)));
    engine.settings(this); // refuses here what would be refused there
    arguments.addAll(engine.arguments());
    var output = JavaProcess.run(arguments, this);
    return (JsonObject) output.array("points").values().get(0);
  }

  private String line(int value, JsonObject result) {
    return String.format(
        Locale.ROOT,
        "%-10s %9s  %-8s %12s words/s  %8.1f GFLOP/s  %9.1f ms a step  %s",
        axis.name().toLowerCase(Locale.ROOT),
        Figures.count(value),
        result.string("softmax"),
        Figures.count(Math.round(result.decimal("unitsPerSecond"))),
        result.decimal("gigaflopPerSecond"),
        result.decimal("millisecondsPerStep"),
        result.find("residentMegabytes").isPresent()
            ? result.integer("residentMegabytes") + " MB"
            : "");
  }
}
