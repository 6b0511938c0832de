package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.run.Metric;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.language.LanguageModel;
import io.sluice.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
  private static final String CONFIG =
      """
      kind: language-model
      name: small
      seed: 3
      corpus: {path: text.txt, split: {train: 0.8, validation: 0.2}}
      embedding: {dimension: 6}
      recurrent: {hidden: 20, layers: 2, dropout: {type: locked, rate: 0.2}, weight-drop: 0.1}
      training:
        batch: 4
        truncation: 9
        random-truncation: true
        steps: 40
        optimiser: {type: adam, rate: 0.01}
        schedule: {type: plateau, patience: 0}
        accumulate: 2
        evaluate-every: 8
        checkpoint-every: {steps: 7}
      generate: {prompt: "the ", length: 20, temperatures: [0.5, 1.0]}
      engine: {provider: java, threads: 1}
      """;

  @TempDir Path directory;

  /** Stops or breaks down at one step. */
  private static final class Interruption implements RunListener {
    private final List<String> told = new ArrayList<>();
    private final long at;
    private final boolean broken;
    private long step;

    Interruption(long at, boolean broken) {
      this.at = at;
      this.broken = broken;
    }

    @Override
    public void message(String line) {
      told.add(line);
    }

    @Override
    public void stepped(Metric metric) {
      step = metric.step();
      if (broken && step == at) {
        throw new Breakdown();
      }
    }

    @Override
    public boolean stopRequested() {
      return step == at;
    }
  }

  private static final class Breakdown extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void writeText() throws IOException {
    var random = new Random(5);
    var words = List.of("the", "cat", "sat", "on", "a", "mat", "and", "saw", "\n");
    var text = new StringBuilder();
    for (var i = 0; i < 1500; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    Files.writeString(directory.resolve("text.txt"), text);
  }

  private Experiment experiment(String... overrides) {
    var file = new ConfigFile("small.yaml", directory, CONFIG, List.of());
    for (var override : overrides) {
      file = file.with(Assignment.parse(override));
    }
    return Experiment.of(file);
  }

  private Path run(String name) {
    return directory.resolve(name);
  }

  private Result whole() throws IOException {
    return experiment().check().run(run("whole"), RunListener.SILENT);
  }

  private static List<String> lines(Path run, String name) throws IOException {
    return Files.readAllLines(run.resolve(name), StandardCharsets.UTF_8);
  }

  /** Without the columns and events that tell of time and of interruptions. */
  private static List<String> course(Path run) throws IOException {
    var course = new ArrayList<String>();
    for (var line : lines(run, "metrics.csv")) {
      var cells = line.split(",", -1);
      course.add(String.join(",", cells[0], cells[1], cells[3], cells[4], cells[5], cells[6]));
    }
    for (var line : lines(run, "events.jsonl")) {
      if (!line.contains("\"stopped\"") && !line.contains("\"resumed\"")) {
        course.add(line);
      }
    }
    return course;
  }

  @Test
  void aRunLeavesEverythingItShould() throws IOException {
    var result = whole();
    assertThat(result.finished()).isTrue();
    assertThat(result.steps()).isEqualTo(40);
    assertThat(result.validationLoss()).isLessThan(Math.log(15));
    assertThat(ModelFile.readManifest(result.model()).weightsSha256())
        .isEqualTo(result.weightsSha256());
    assertThat(LanguageModel.load(result.model()).codec().encode("the cat")).hasSize(7);
    try (var run = RunDirectory.open(result.run())) {
      assertThat(run.metrics()).hasSize(40);
      assertThat(run.metrics().stream().filter(m -> m.validationLoss().isPresent())).hasSize(5);
      assertThat(run.events().stream().filter(e -> e.name().equals("sampled"))).hasSize(10);
    }
    assertThat(result.run().resolve("report.html"))
        .content()
        .contains("small", "the ", "stand in the text that was learned from");
    assertThat(result.run().resolve("config.resolved.yaml"))
        .content()
        .contains("provider: java", "threads: 1", "beta2: 0.999");
    assertThat(result.run().resolve("provenance.json")).content().contains("sha256", "provider");
  }

  @Test
  void theSameExperimentGivesTheSameWeights() throws IOException {
    var once = whole();
    var again = experiment("engine.threads=2").run(run("again"), RunListener.SILENT);
    assertThat(again.weightsSha256()).isEqualTo(once.weightsSha256());
    var other = experiment("seed=4").run(run("other"), RunListener.SILENT);
    assertThat(other.weightsSha256()).isNotEqualTo(once.weightsSha256());
  }

  @Test
  void interruptedRunsEndWithTheSameWeightsAndLogs() throws IOException {
    var once = whole();
    // At and around evaluations (8, 16, …) and checkpoints (7, 14, …), and before the first.
    for (var at : List.of(1L, 7L, 8L, 15L, 39L)) {
      var broken = at % 2 == 1;
      var run = run("at-" + at);
      var listener = new Interruption(at, broken);
      if (broken) {
        assertThatThrownBy(() -> experiment().run(run, listener)).isInstanceOf(Breakdown.class);
      } else {
        assertThat(experiment().run(run, listener).finished()).isFalse();
      }
      var resumed = Experiment.resume(run);
      assertThat(resumed.weightsSha256()).as("stopped at %d", at).isEqualTo(once.weightsSha256());
      assertThat(resumed.validationLoss()).isEqualTo(once.validationLoss());
      assertThat(course(run)).isEqualTo(course(once.run()));
    }
  }

  @Test
  void encodingIsToldOnlyWhenThereIsAny() throws IOException {
    var text = directory.resolve("text.txt");
    Files.writeString(text, Files.readString(text) + UUID.randomUUID()); // not in the cache yet
    var first = new Interruption(2, false);
    experiment().run(run("first"), first);
    assertThat(first.told).containsOnlyOnce("encoding the corpus");
    var later = new Interruption(2, false);
    experiment().run(run("second"), later);
    Experiment.resume(run("first"), later);
    assertThat(later.told).doesNotContain("encoding the corpus");
  }

  @Test
  void aDamagedCheckpointCostsTimeOnly() throws IOException {
    var once = whole();
    var run = run("damaged");
    experiment().run(run, new Interruption(20, false));
    var newest = run.resolve("checkpoints/step-000000020.safetensors");
    var bytes = Files.readAllBytes(newest);
    bytes[bytes.length - 3] ^= 1;
    Files.write(newest, bytes);
    var listener = new Interruption(-1, false);
    var resumed = Experiment.resume(run, listener);
    assertThat(listener.told).anyMatch(line -> line.contains("step-000000020"));
    assertThat(resumed.weightsSha256()).isEqualTo(once.weightsSha256());
    assertThat(course(run)).isEqualTo(course(once.run()));
  }

  @Test
  void aFinishedRunStaysAsItIs() throws IOException {
    var once = whole();
    var again = Experiment.resume(once.run());
    assertThat(again.weightsSha256()).isEqualTo(once.weightsSha256());
    assertThat(again.steps()).isEqualTo(40);
  }

  @Test
  void anotherTextIsNoticed() throws IOException {
    var run = run("changed");
    experiment().run(run, new Interruption(10, false));
    Files.writeString(
        directory.resolve("text.txt"),
        Files.readString(directory.resolve("text.txt")).replaceFirst("cat", "tac"));
    assertThatThrownBy(() -> Experiment.resume(run))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(directory.resolve("text.txt") + " has changed since " + run)
        .hasMessageContaining("(sha256 ")
        .hasMessageEndingWith("; restore it, or start a new run");
    Files.writeString(directory.resolve("text.txt"), "the cat sat on a mat and saw\n".repeat(200));
    assertThatThrownBy(() -> Experiment.resume(run))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(" characters then, 5,800 now); restore it")
        .hasMessageNotContainingAny("sha256", "{");
  }

  @Test
  void aBreakdownIsToldWithOneRemedyAndTheFilesThatAre() throws IOException {
    var rate = "training.optimiser={type: adam, rate: 1e9}";
    assertThatThrownBy(() -> experiment(rate).run(run("none"), RunListener.SILENT))
        .isInstanceOf(RunException.class)
        .hasMessageMatching(
            "training broke down at step 1: the gradient of [a-z.]+ is not finite \\([^;]+\\);"
                + " start a new run with a lower training.optimiser.rate or training.clip.norm");
    assertThatThrownBy(
            () ->
                experiment(rate, "training.evaluate-every=1").run(run("best"), RunListener.SILENT))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("training broke down at step ")
        .hasMessageEndingWith(
            "; the best model so far is " + run("best").resolve("checkpoints/best.sluice"));
  }

  @Test
  void mistakesAreToldBeforeAnyWork() {
    var card = "corpus={card: tinyshakespear}";
    assertThatThrownBy(() -> experiment(card).check())
        .hasMessageStartingWith("--set corpus=")
        .hasMessageContaining("did you mean \"tinyshakespeare\"?");
    assertThatThrownBy(() -> experiment(card, "training.batches=3"))
        .hasMessageContaining("did you mean \"tinyshakespeare\"?")
        .hasMessageContaining("did you mean \"batch\"?");
    assertThatThrownBy(
            () ->
                experiment("training.schedule={type: cosine, warm-up: 40}")
                    .run(run("warm"), RunListener.SILENT))
        .hasMessageContaining("warm-up");
    assertThatThrownBy(() -> Experiment.resume(run("nowhere"))).hasMessageContaining("no run");
  }

  @Test
  void whatDoesNotGoWithTheTextIsToldWhereItWasWritten() throws IOException {
    refuses("generate.prompt: cannot be read", "generate.prompt=Ω");
    refuses( // although the model has an unknown symbol, for texts
        "generate.prompt: cannot be read by this model: the prompt's character 2, 'Ω'",
        "generate.prompt=aΩ",
        "tokenizer={type: characters, maximum-size: 8}");
    refuses(
        "training.schedule.warm-up: must be less than the 57 steps of training, was 99999",
        "training.epochs=1",
        "training.steps=100000",
        "training.schedule={type: step, warm-up: 99999}");
    refuses("training.batch: must be less than the", "training.batch=60000");
    refuses("output: 8,192 samples are more than the", "output={type: sampled}");
    refuses("output: cutoff 500 leaves no symbol", "output={type: adaptive, cutoffs: [9, 500]}");
    refuses("too small to be cut into clusters", "output={type: adaptive}");
    refuses("vectors of length 0", "output={type: adaptive, cutoffs: [5, 9], division: 5}");
    var empty = Files.writeString(directory.resolve("empty.txt"), "");
    refuses("empty.txt, is empty", "corpus={path: " + empty + "}");
    refuses("empty.txt, is empty", "corpus={path: " + empty + "}", "tokenizer.type=words");
    var text = directory.resolve("text.txt");
    refuses(
        "corpus.files.validation: the validation text, " + empty + ", is empty",
        "corpus={files: {train: " + text + ", validation: " + empty + "}}");
    refuses("has only one symbol", "corpus={path: " + text + ", split: {train: 0.9999}}");
    assertThat(run("refused")).doesNotExist();
  }

  private void refuses(String message, String... overrides) {
    assertThatThrownBy(() -> experiment(overrides).run(run("refused"), RunListener.SILENT))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void estimatesKnowTheModel() throws IOException {
    var estimate = experiment().estimate(Duration.ofMillis(50), RunListener.SILENT);
    var result = whole();
    assertThat(estimate.steps()).isEqualTo(40);
    assertThat(estimate.parameters()).isEqualTo(LanguageModel.load(result.model()).parameters());
  }
}
