package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainVerbTest {
  @TempDir private Path directory;

  @Test
  void trainsShowsAndWrites() throws IOException {
    var made = TrainedRun.prepare(directory);
    var run = Run.of("train", made.config(), "--out", made.run());
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("run         " + made.run(), "engine      java, fp32, 1 thread\n")
        .contains("step 10  validation loss", "step 20  validation loss", "nats/char")
        .containsOnlyOnce("  │ the")
        .doesNotContain("\n\n\n")
        .contains("done in", "report.html", "generate " + made.run());
    assertThat(run.out()).startsWith("the").hasSize("the".length() + 30 + 1);
    assertThat(Path.of(made.model())).exists();
  }

  @Test
  void machinesGetOneObjectAndTheSameWeightsEveryTime() throws IOException {
    var made = TrainedRun.prepare(directory);
    var first = Run.of("train", made.config(), "--out", made.run(), "--json");
    assertThat(first.code()).isZero();
    assertThat(first.json().members())
        .containsOnlyKeys(
            "run",
            "model",
            "validationLoss",
            "improved",
            "score",
            "weightsSha256",
            "seconds",
            "steps",
            "finished");
    assertThat(first.json().integer("steps")).isEqualTo(20);
    assertThat(first.json().decimal("validationLoss")).isBetween(1.0, 4.0);
    assertThat(first.err()).contains("validation loss");
    var other = directory.resolve("other").toString();
    var again = Run.of("train", "--json", made.config(), "--out", other);
    assertThat(again.json().string("weightsSha256"))
        .isEqualTo(first.json().string("weightsSha256"))
        .hasSize(64);
    var seeded = directory.resolve("seeded").toString();
    var third = Run.of("train", "--json", made.config(), "--out", seeded, "--set", "seed=2");
    assertThat(third.json().string("weightsSha256"))
        .isNotEqualTo(first.json().string("weightsSha256"));
  }

  @Test
  void seedsAreTrainedOneAfterAnotherAndSummedUp() throws IOException {
    var made = TrainedRun.prepare(directory);
    var run = Run.of("train", made.config(), "--out", made.run(), "--seeds", "4,2", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    var runs = run.json().array("runs").values().stream().map(JsonObject.class::cast).toList();
    assertThat(runs).extracting(each -> each.integer("seed")).containsExactly(4L, 2L);
    var losses = runs.stream().mapToDouble(each -> each.decimal("validationLoss")).toArray();
    assertThat(losses[0]).isNotEqualTo(losses[1]);
    assertThat(run.json().decimal("mean")).isEqualTo((losses[0] + losses[1]) / 2);
    assertThat(run.json().decimal("standardDeviation"))
        .isCloseTo(Math.abs(losses[0] - losses[1]) / Math.sqrt(2), within(1e-12));
    var alone = directory.resolve("alone").toString();
    var single = Run.of("train", made.config(), "--out", alone, "--set", "seed=2", "--json");
    assertThat(single.json().decimal("validationLoss")).isEqualTo(losses[1]);
    assertThat(Path.of(made.run(), "seed-4", "model.sluice")).exists();
  }

  @Test
  void seedsThatMakeNoSenseAreRefused() throws IOException {
    var made = TrainedRun.prepare(directory);
    var one = Run.of("train", made.config(), "--seeds", "4");
    assertThat(one.code()).isEqualTo(2);
    assertThat(one.err()).contains("two seeds or more");
    var twice = Run.of("train", made.config(), "--seeds", "4,5,4");
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("a seed twice");
  }

  @Test
  void onATerminalOneLineIsDrawnOverItself() throws IOException {
    var made = TrainedRun.prepare(directory);
    var terminal = new Terminal(Terminal.Kind.INTERACTIVE, 90);
    var run = Run.on(terminal, "train", made.config(), "--out", made.run());
    assertThat(run.err()).contains("\r\u001b[K", "char/s  ETA ", "━");
    assertThat(run.out()).doesNotContain("\u001b");
    var drawn =
        Stream.of(run.err().split("\r\u001b\\[K")).filter(line -> !line.contains("\n")).toList();
    assertThat(drawn).hasSizeGreaterThan(2).allMatch(line -> line.length() < 90);
  }

  @Test
  void aTakenDirectoryAndABadConfigurationAreRefused() throws IOException {
    var made = TrainedRun.train(directory);
    var taken = Run.of("train", made.config(), "--out", made.run());
    assertThat(taken.code()).isEqualTo(2);
    assertThat(taken.err()).contains("already holds a run").doesNotContain("\tat ");
    var foreign = Run.of("train", made.config(), "--out", directory.toString());
    assertThat(foreign.code()).isEqualTo(2);
    assertThat(foreign.err()).contains("is not empty, there is night.txt in it");
    var file = Run.of("train", made.config(), "--out", made.text());
    assertThat(file.code()).isEqualTo(2);
    assertThat(file.err()).contains("is not a directory");
    var bad = Run.of("train", "--json", made.config(), "--set", "training.bacht=3");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.json().string("error")).contains("bacht", "batch");
  }

  @Test
  void whereNothingCanBeWrittenIsRefusedBeforeAnyWork() throws IOException {
    var made = TrainedRun.prepare(directory);
    var closed = Path.of("/proc/self"); // even to root
    assumeTrue(Files.isDirectory(closed));
    for (var more : new String[] {"--json", "--seeds=1,2"}) {
      var run = Run.of("train", made.config(), "--out", closed.resolve("run").toString(), more);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("sluice: --out: cannot write to " + closed.resolve("run"))
          .contains(closed + " is not writable; check its permissions, or write elsewhere\n")
          .doesNotContain("encoding");
    }
  }

  @Test
  void aRunThatCannotBeWrittenIsNotResumed() throws IOException {
    var made = TrainedRun.train(directory);
    var files = Path.of(made.run()).toFile();
    assertThat(files.setWritable(false)).isTrue();
    try {
      assumeTrue(RunDirectory.unwritable(Path.of(made.run())).isPresent(), "root writes anywhere");
      var run = Run.of("resume", made.run());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("cannot write to " + made.run(), "is not writable;");
    } finally {
      assertThat(files.setWritable(true)).isTrue();
    }
  }

  @Test
  void aStartThatNoStepImprovedOnIsTold() throws IOException {
    var made = TrainedRun.train(directory);
    var tuned = directory.resolve("tuned").toString();
    var run =
        Run.of(
            "train",
            made.config(),
            "--out",
            tuned,
            "--set",
            "start-from=" + made.run(),
            "--set",
            "training.optimiser={type: sgd, rate: 90}",
            "--set",
            "training.clip={value: 1}");
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("no step improved on the model it started from");
    assertThat(Run.of("resume", tuned).err()).contains("no step improved on the model");
    assertThat(Run.of("resume", tuned, "--json").out()).contains("\"improved\":false");
    assertThat(Run.of("resume", made.run(), "--json").out()).contains("\"improved\":null");
  }

  @Test
  void aFinishedRunResumesToTheSameWeights() throws IOException {
    var made = TrainedRun.train(directory);
    var before = Run.of("info", "--json", made.run()).json().string("weightsSha256");
    var run = Run.of("resume", made.run(), "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().string("weightsSha256")).isEqualTo(before);
    var told = Run.of("resume", made.run());
    assertThat(told.code()).isZero();
    assertThat(told.out()).isEmpty();
    assertThat(told.err())
        .contains("has been trained to the end, 20 steps", "model   " + made.model())
        .doesNotContain("engine");
    var none = Run.of("resume", directory.toString());
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("holds no run");
    assertThat(Run.of("resume", "README.md").err()).contains("sluice: README.md holds no run");
  }

  @Test
  void anInterruptedRunSaysHowToGoOn() throws IOException, InterruptedException {
    var made = TrainedRun.prepare(directory);
    var log = directory.resolve("log");
    var process =
        JavaProcess.builder(
                Sluice.class,
                java.util.List.of(
                    "train", made.config(), "--out", made.run(), "--set", "training.steps=1000000"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var metrics = Path.of(made.run(), "metrics.csv");
    while (process.isAlive() && (!Files.exists(metrics) || Files.size(metrics) < 1000)) {
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(143);
    assertThat(Files.readString(log))
        .contains("stopping after this step", "stopped after step", "resume " + made.run())
        .doesNotContain("\tat ");
    var steps = Files.readAllLines(metrics).size() - 1;
    var target = Integer.toString(steps + 5);
    var config = Path.of(made.run(), "config.resolved.yaml");
    Files.writeString(config, Files.readString(config).replace("1000000", target));
    var resumed = Run.of("resume", made.run());
    assertThat(resumed.err()).contains("going on from step ");
    assertThat(resumed.code()).isZero();
  }
}
