package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.bench.Measurement;
import io.sluice.cli.bench.Workload;
import io.sluice.language.training.TrainingSettings;
import io.sluice.language.training.Windows;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchVerbTest {
  @Test
  void measuresInAProcessOfItsOwn() {
    var run =
        Run.of(
            "bench",
            "--json",
            "--workload",
            "w2",
            "--seconds",
            "0.01",
            "--threads",
            "1",
            "--provider",
            "java");
    assertThat(run.code()).isZero();
    assertThat(run.json().members()).containsOnlyKeys("workloads");
    var workload = (JsonObject) run.json().array("workloads").values().get(0);
    assertThat(workload.members())
        .containsOnlyKeys(
            "name", "provider", "precision", "threads", "unitsPerSecond", "residentMegabytes");
    assertThat(workload.string("name")).isEqualTo("W2");
    assertThat(workload.string("provider")).isEqualTo("java");
    assertThat(workload.integer("threads")).isEqualTo(1);
    assertThat(workload.decimal("unitsPerSecond")).isPositive();
  }

  @Test
  void measuresHowSpeedScales() {
    var run =
        Run.of(
            "bench",
            "scaling",
            "--json",
            "--over",
            "vocabulary",
            "--at",
            "200,300",
            "--softmax",
            "full,adaptive",
            "--hidden",
            "16",
            "--batch",
            "2",
            "--window",
            "3",
            "--seconds",
            "0.01",
            "--threads",
            "1",
            "--provider",
            "java",
            "--in-process");
    assertThat(run.code()).isZero();
    assertThat(run.json().string("over")).isEqualTo("vocabulary");
    var points = run.json().array("points").values();
    assertThat(points).hasSize(4);
    var point = (JsonObject) points.get(3);
    assertThat(point.integer("vocabulary")).isEqualTo(300);
    assertThat(point.string("softmax")).isEqualTo("adaptive");
    assertThat(point.decimal("unitsPerSecond")).isPositive();
    assertThat(point.decimal("gigaflopPerSecond")).isPositive();
    assertThat(Run.of("bench", "scaling", "--over", "vocabulary", "--at", "5").err())
        .contains("vocabulary must be in 100..1000000, was 5");
  }

  @Test
  void columnsStandBelowEachOther() {
    var speeds = new double[] {1_234_567, 980, 15_285.4, 60_000, 3, 1};
    var lines = new ArrayList<String>();
    for (var workload : Workload.values()) {
      var measured =
          new Measurement(
              workload,
              workload == Workload.W3 ? "java" : "onednn",
              "fp32",
              workload == Workload.W5 ? 1 : 12,
              speeds[lines.size()],
              OptionalLong.of(workload == Workload.W6 ? 1_234 : 98));
      lines.add(BenchVerb.line(workload, measured.toJson()));
    }
    assertThat(lines.get(2)).contains("vocabulary 10,000, ", "      15,285 word/s  java   fp32  ");
    assertThat(lines.get(5)).contains("1 x 2,048, ", " char/s  ", " 12 threads    1,234 MB");
    for (var mark : new String[] {"/s  ", " fp32 ", " thread", " MB"}) {
      assertThat(lines.stream().map(line -> line.indexOf(mark)).distinct()).as(mark).hasSize(1);
    }
    var point =
        JsonObject.builder()
            .put("softmax", "full")
            .put("unitsPerSecond", 15_285.4)
            .put("gigaflopPerSecond", 1_234.5)
            .put("millisecondsPerStep", 3.25)
            .put("residentMegabytes", 1_234)
            .build();
    assertThat(BenchScalingVerb.line(BenchScalingVerb.Axis.VOCABULARY, 10_000, point))
        .contains("   10,000  full  ", " 15,285 word/s ", " 1,234.5 GFLOP/s ", "   1,234 MB");
  }

  @Test
  void sizesAreRefusedBeforeAnythingIsMeasured() {
    for (var refused :
        Map.of(
                "--at 64,-5", "hidden must be in 16..8192, was -5\n",
                "--at 1000000", "hidden must be in 16..8192, was 1000000\n",
                "--batch 65537", "batch must be in 1..65536, was 65537\n",
                "--hidden 64 --at 32", "--hidden is what changes here; give its values with --at\n")
            .entrySet()) {
      var run = Run.of(("bench scaling --over hidden " + refused.getKey()).split(" "));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("sluice: " + refused.getValue());
    }
    assertThat(Run.of("bench", "scaling", "--over", "threads", "--threads", "1").err())
        .contains("--threads is what changes here");
  }

  @Test
  void theLargestSizesAreThoseOfTheSettings() {
    BiConsumer<BenchScalingVerb.Axis, IntConsumer> largest =
        (size, settings) -> {
          settings.accept(size.most());
          assertThatIllegalArgumentException()
              .as(size.toString())
              .isThrownBy(() -> settings.accept(size.most() + 1));
        };
    largest.accept(
        BenchScalingVerb.Axis.HIDDEN, hidden -> RecurrentSettings.of(Cell.LSTM, 2, hidden));
    largest.accept(
        BenchScalingVerb.Axis.BATCH,
        lanes ->
            TrainingSettings.of(
                lanes, new Windows.Fixed(1), Budget.steps(1), OptimiserSettings.DEFAULT));
    largest.accept(BenchScalingVerb.Axis.WINDOW, Windows.Fixed::new);
    largest.accept(
        BenchScalingVerb.Axis.THREADS, count -> EngineSettings.defaults().withThreads(count));
  }

  @Test
  void whatScalesIsNamedInLowerCase() {
    var help = Run.of("bench", "scaling", "--help").out().replaceAll("\\s+", " ");
    assertThat(help)
        .contains(
            "What changes: vocabulary, hidden, batch, window, threads.",
            "full, adaptive, sampled; all over",
            "Of operands of matrix products: fp32 or bf16; fp32 unless given.");
    assertThat(Run.of("completion").out())
        .contains("\"vocabulary\" \"hidden\"", "\"full\" \"adaptive\"")
        .doesNotContain("HIDDEN", "ADAPTIVE");
    assertThat(Run.of("bench", "scaling", "--over", "HIDDEN", "--at", "1").err())
        .contains("hidden must be in");
    assertThat(Run.of("bench", "scaling", "--over", "depth").err())
        .contains("expected one of vocabulary, hidden, ");
  }

  @Test
  void unknownWorkloadsProvidersAndTimesAreRefused() {
    assertThat(Run.of("bench", "--workload", "W9").err()).contains("W9", "W1");
    assertThat(Run.of("bench", "--seconds", "0").code()).isEqualTo(2);
    assertThat(Run.of("bench", "machine", "--seconds", "-1").err()).contains("--seconds");
    var both = Run.of("bench", "--cells", "--workload", "W1");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("--cells measures W1");
    for (var training : new String[][] {{"--cells"}, {"scaling", "--over", "hidden"}}) {
      var arguments = new ArrayList<>(List.of("bench"));
      arguments.addAll(List.of(training));
      arguments.addAll(List.of("--precision", "int8"));
      var run = Run.of(arguments.toArray(String[]::new));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("precision must be fp32 or bf16, was 'int8'");
    }
    var threads = Run.of("bench", "--threads", "0");
    assertThat(threads.code()).isEqualTo(2);
    assertThat(threads.err()).contains("threads");
  }

  @Test
  void whatAProcessOfItsOwnRefusesIsToldOnce(@TempDir Path directory)
      throws IOException, InterruptedException {
    var calls =
        List.of(
            List.of("bench", "--workload", "W2"),
            List.of("bench", "scaling", "--over", "batch", "--at", "1"));
    for (var call : calls) {
      var arguments = new ArrayList<>(call);
      arguments.addAll(List.of("--provider", "nowhere", "--json"));
      var run = CommandProcess.start(TestJvm.current(), directory, arguments).run();
      assertThat(run.code()).as(run.err()).isEqualTo(2);
      assertThat(run.json().integer("exitCode")).isEqualTo(2);
      var message = run.json().string("error");
      assertThat(message).startsWith("no provider of matrix products is named 'nowhere';");
      assertThat(run.err()).containsOnlyOnce(message).containsOnlyOnce("Try 'sluice bench");
    }
    var cells = Run.of("bench", "--cells", "--provider", "nowhere");
    assertThat(cells.code()).isEqualTo(2);
  }

  @Test
  void whatFailsInAProcessOfItsOwnKeepsItsMessage(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("a.sluice"), "no model");
    var message = Run.of("info", file.toString(), "--json").json().string("error");
    assertThatThrownBy(
            () ->
                JavaProcess.run(List.of("info", file.toString(), "--json"), new BenchMachineVerb()))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @Test
  void measuresTaggers(@TempDir Path directory) throws IOException {
    var made = TrainedTagger.train(directory);
    var arguments =
        new String[] {
          "bench",
          "--tagger",
          made.run(),
          "--corpus",
          made.corpus(),
          "--columns",
          "word,pos,ner",
          "--seconds",
          "0.01",
          "--threads",
          "2",
          "--json"
        };
    var run = Run.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().integer("sentences")).isEqualTo(120);
    assertThat(run.json().integer("threads")).isEqualTo(2);
    assertThat(run.json().string("provider")).isEqualTo("java");
    assertThat(run.json().integer("rounds")).isGreaterThanOrEqualTo(3);
    assertThat(run.json().decimal("slowest"))
        .isPositive()
        .isLessThanOrEqualTo(run.json().decimal("fastest"));
    var text = Run.of(java.util.Arrays.copyOf(arguments, arguments.length - 1)).out();
    assertThat(text).contains("tokens a second in batches", "ms for one sentence", "2 threads");
    assertThat(Run.of("bench", "--tagger", made.run(), "--seconds", "0.01", "--json").json())
        .satisfies(own -> assertThat(own.integer("sentences")).isEqualTo(24));
  }

  @Test
  void taggersAndWorkloadsAreNotMixed() {
    assertThat(Run.of("bench", "--tagger", "x", "--workload", "W2").err()).contains("exclude");
    assertThat(Run.of("bench", "--tagger", "x", "--provider", "nd4j").err()).contains("--provider");
    assertThat(Run.of("bench", "--tagger", "x", "--precision", "bf16").err())
        .contains("--precision is for workloads");
    assertThat(Run.of("bench", "--corpus", "x").err()).contains("--tagger");
    assertThat(Run.of("bench", "--tagger", "nowhere").code()).isEqualTo(2);
  }
}
