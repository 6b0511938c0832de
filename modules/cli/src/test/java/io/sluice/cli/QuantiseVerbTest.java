package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuantiseVerbTest {
  @TempDir private static Path directory;

  private static TrainedRun made = new TrainedRun(Path.of(""));

  @BeforeAll
  static void train() throws IOException {
    made = TrainedRun.train(directory);
  }

  private static String quantised(String precision) {
    var file = directory.resolve(precision + ".sluice").toString();
    var run =
        Run.of(
            "quantise",
            made.run(),
            "--precision",
            precision,
            "--out",
            file,
            "--part",
            "validation");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(precision + ", ", " instead of ", "nats per symbol");
    return file;
  }

  @Test
  void filesPredictWhatTheOptionDoes() {
    for (var precision : new String[] {"bf16", "int8"}) {
      var file = quantised(precision);
      var written = Run.of("generate", file, "--seed", "4", "--prompt", "the", "--length", "60");
      assertThat(
              Run.of(
                      "generate",
                      made.run(),
                      "--seed",
                      "4",
                      "--length",
                      "60",
                      "--precision",
                      precision)
                  .out())
          .isEqualTo(written.out());
      assertThat(
              Run.of(
                      "generate",
                      file,
                      "--seed",
                      "4",
                      "--prompt",
                      "the",
                      "--length",
                      "60",
                      "--threads",
                      "2")
                  .out())
          .isEqualTo(written.out());
      var scored = Run.of("score", file, made.text(), "--json").json();
      assertThat(
              Run.of("score", made.run(), made.text(), "--precision", precision, "--json").json())
          .isEqualTo(scored);
      var evaluated = Run.of("evaluate", file, "--corpus", made.text(), "--json").json();
      assertThat(
              Run.of(
                      "evaluate",
                      made.run(),
                      "--corpus",
                      made.text(),
                      "--precision",
                      precision,
                      "--json")
                  .json()
                  .decimal("loss"))
          .isEqualTo(evaluated.decimal("loss"));
      var exact = Run.of("score", made.run(), made.text(), "--json").json().decimal("loss");
      assertThat(scored.decimal("loss")).isNotEqualTo(exact).isCloseTo(exact, within(0.02));
    }
  }

  @Test
  void tellsWhatItMadeAndInfoShowsIt() throws IOException {
    var file = directory.resolve("told.sluice");
    var json =
        Run.of(
                "quantise",
                made.run(),
                "--precision",
                "int8",
                "--out",
                file.toString(),
                "--corpus",
                made.text(),
                "--json")
            .json();
    assertThat(json.integer("bytes")).isEqualTo(Files.size(file));
    assertThat(json.integer("bytesBefore")).isEqualTo(Files.size(Path.of(made.model())));
    assertThat(json.decimal("loss")).isCloseTo(json.decimal("lossBefore"), within(0.02));
    var info = Run.of("info", file.toString());
    assertThat(info.out()).contains(", int8, sha256 ", "format 2", "quantised");
    assertThat(info.out())
        .contains(
            "\n  metrics, measured before rounding to int8\n",
            "Weights rounded to int8; the metrics were measured before.");
    assertThat(Run.of("info", made.run()).out())
        .contains(", fp32, sha256 ", "format 1", "\n  metrics\n");
    var shown = Run.of("info", file.toString(), "--json").json();
    assertThat(shown.string("precision")).isEqualTo("int8");
    var quantised = shown.object("provenance").object("quantised");
    var before = Run.of("info", made.run(), "--json").json();
    assertThat(shown.integer("weights")).isEqualTo(before.integer("weights"));
    assertThat(quantised.string("fromWeightsSha256")).isEqualTo(before.string("weightsSha256"));
    assertThat(quantised.decimal("loss")).isEqualTo(json.decimal("loss"));
    assertThat(shown.object("metrics")).isEqualTo(before.object("metrics"));
  }

  @Test
  void whatIsShownAddsUp() {
    assertThat(QuantiseVerb.compared(3.89306, 3.89284))
        .isEqualTo("3.8928 nats per symbol instead of 3.8931 (-0.0003)");
    assertThat(QuantiseVerb.compared(1.30004, 1.30006))
        .isEqualTo("1.3001 nats per symbol instead of 1.3000 (+0.0001)");
    assertThat(QuantiseVerb.compared(1.30004, 1.30001))
        .isEqualTo("1.3000 nats per symbol instead of 1.3000 (+0.0000)");
  }

  @Test
  void refusesWhatMakesNoSense() {
    var file = quantised("int8");
    var out = directory.resolve("never.sluice").toString();
    refused("unknown precision", "quantise", made.run(), "--precision", "int4", "--out", out);
    refused("fewer bits", "quantise", made.run(), "--precision", "fp32", "--out", out);
    refused("int8 already", "quantise", file, "--precision", "int8", "--out", out);
    refused("int8 already", "quantise", file, "--precision", "bf16", "--out", out);
    refused("--out", "quantise", made.run(), "--precision", "int8");
    refused("unknown precision", "generate", made.run(), "--precision", "half");
    refused("int8 already", "generate", file, "--precision", "fp32");
    refused("--threads", "generate", file, "--threads", "0");
    refused("W5", "bench", "--precision", "int8");
    refused("W5", "bench", "--precision", "int8", "--workload", "W2,W5");
    refused("unknown precision", "bench", "--precision", "int4", "--workload", "W5");
    assertThat(Path.of(out)).doesNotExist();
  }

  private static void refused(String message, String... arguments) {
    var run = Run.of(arguments);
    assertThat(run.code()).as(message).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void benchWritesInEveryPrecision() {
    for (var precision : new String[] {"fp32", "bf16", "int8"}) {
      var run =
          Run.of(
              "bench",
              "--in-process",
              "--workload",
              "W5",
              "--precision",
              precision,
              "--seconds",
              "0.01",
              "--threads",
              "2",
              "--json");
      assertThat(run.code()).as(run.err()).isZero();
      var result = (JsonObject) run.json().array("workloads").values().get(0);
      assertThat(result.string("precision")).isEqualTo(precision);
      assertThat(result.integer("threads")).isEqualTo(2);
      assertThat(result.decimal("unitsPerSecond")).isPositive();
    }
  }
}
