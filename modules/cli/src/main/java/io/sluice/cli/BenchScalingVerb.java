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
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "scaling",
    description = "Measure how the speed of training changes with one size of a word model.")
final class BenchScalingVerb extends Verb {
  /** What changes, and within which bounds. */
  enum Axis {
    VOCABULARY(100, 1_000_000),
    HIDDEN(16, 8192),
    BATCH(1, 65_536),
    WINDOW(1, 100_000),
    THREADS(1, 1024);

    private final int least;
    private final int most;

    Axis(int least, int most) {
      this.least = least;
      this.most = most;
    }

    /** Not more than its settings allow. */
    int most() {
      return most;
    }

    List<Integer> usual() {
      return switch (this) {
        case VOCABULARY -> List.of(1_000, 10_000, 50_000, 200_000);
        case HIDDEN -> List.of(64, 128, 256, 512, 1024);
        case BATCH -> List.of(1, 4, 16, 64, 128);
        case WINDOW -> List.of(5, 20, 50, 100, 200);
        case THREADS -> List.of(1, 2);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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
  private Optional<Integer> vocabulary = Optional.empty();

  @Option(names = "--hidden", paramLabel = "N", description = "Units of both layers; default 256.")
  private Optional<Integer> hidden = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "Lanes; default 20.")
  private Optional<Integer> batch = Optional.empty();

  @Option(names = "--window", paramLabel = "N", description = "Steps; default 35.")
  private Optional<Integer> window = Optional.empty();

  @Mixin private EngineOptions engine;

  @Option(
      names = "--precision",
      paramLabel = "P",
      completionCandidates = ClosedValues.OperandPrecisions.class,
      description = "Of operands of matrix products: fp32 or bf16; fp32 unless given.")
  private Optional<String> precision = Optional.empty();

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
    check();
    engine.settings(precision, this); // refuses here what would be refused there
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
      console()
          .print(
              JsonObject.builder()
                  .put("over", axis.toString())
                  .put("points", new JsonArray(points))
                  .build());
    }
    return DONE;
  }

  private List<Softmax> kinds() {
    if (!kinds.isEmpty()) {
      return kinds;
    }
    return axis == Axis.VOCABULARY ? List.of(Softmax.values()) : List.of(Softmax.FULL);
  }

  /** Every size that was given, before anything is measured. */
  private void check() {
    values.forEach(value -> check(axis, value));
    for (var size : Axis.values()) {
      var value = given(size);
      if (value.isPresent() && size == axis) {
        throw refusal("--" + size + " is what changes here; give its values with --at");
      }
      value.ifPresent(number -> check(size, number));
    }
  }

  private void check(Axis size, int value) {
    if (value < size.least || value > size.most) {
      throw refusal("%s must be in %d..%d, was %d".formatted(size, size.least, size.most, value));
    }
  }

  private Optional<Integer> given(Axis size) {
    return switch (size) {
      case VOCABULARY -> vocabulary;
      case HIDDEN -> hidden;
      case BATCH -> batch;
      case WINDOW -> window;
      case THREADS -> engine.givenThreads();
    };
  }

  private ScalingPoint point(int value, Softmax kind) {
    return new ScalingPoint(
        size(Axis.VOCABULARY, value, 10_000),
        size(Axis.HIDDEN, value, 256),
        size(Axis.BATCH, value, 20),
        size(Axis.WINDOW, value, 35),
        kind);
  }

  private int size(Axis size, int changing, int usual) {
    return axis == size ? changing : given(size).orElse(usual);
  }

  private JsonObject here(ScalingPoint point, int value) {
    var given = engine.settings(precision, this);
    var settings = axis == Axis.THREADS ? given.withThreads(value) : given;
    var duration = Duration.ofNanos((long) (seconds * 1e9));
    return EngineOptions.measured(() -> point.measure(settings, duration), this);
  }

  /** In a fresh JVM, so that neither peaks of memory nor compiled code are mixed. */
  private JsonObject apart(ScalingPoint point, int value) throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("bench", "scaling", "--json", "--in-process"));
    arguments.addAll(List.of("--over", axis.toString(), "--at", Integer.toString(value)));
    arguments.addAll(List.of("--softmax", point.softmax().toString()));
    arguments.addAll(List.of("--seconds", Double.toString(seconds)));
    for (var size : Axis.values()) {
      var number = size == Axis.THREADS ? Optional.<Integer>empty() : given(size);
      number.ifPresent(n -> arguments.addAll(List.of("--" + size, n.toString())));
    }
    arguments.addAll(engine.arguments(precision));
    var output = JavaProcess.run(arguments, this);
    return (JsonObject) output.array("points").values().get(0);
  }

  private String line(int value, JsonObject result) {
    return line(axis, value, result);
  }

  /** A row of the table, whose columns stand below each other for all points. */
  static String line(Axis axis, int value, JsonObject result) {
    return String.format(
        Locale.ROOT,
        "%-10s %9s  %-8s %12s word/s  %,8.1f GFLOP/s  %,9.1f ms a step  %s",
        axis,
        Figures.count(value),
        result.string("softmax"),
        Figures.count(Math.round(result.decimal("unitsPerSecond"))),
        result.decimal("gigaflopPerSecond"),
        result.decimal("millisecondsPerStep"),
        result.find("residentMegabytes").isPresent()
            ? String.format(Locale.ROOT, "%,7d MB", result.integer("residentMegabytes"))
            : "");
  }
}
