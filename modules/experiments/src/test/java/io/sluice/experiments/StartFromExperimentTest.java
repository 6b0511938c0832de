package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.language.LanguageModel;
import io.sluice.model.ModelFile;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.precision.WeightPrecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language model that goes on from another one, on another text. */
class StartFromExperimentTest {
  private static final String CONFIG =
      """
      kind: language-model
      name: small
      seed: 3
      corpus: {path: base.txt, split: {train: 0.8}}
      embedding: {dimension: 6}
      recurrent: {hidden: 20, dropout: {type: locked, rate: 0.2}}
      training:
        batch: 1
        truncation: 9
        steps: 30
        optimiser: {type: adam, rate: 0.01}
        schedule: {type: plateau, patience: 0}
        evaluate-every: 8
        checkpoint-every: {steps: 7}
      generate: {length: 20, temperatures: [0.5]}
      engine: {provider: java, threads: 1}
      """;

  @TempDir Path directory;

  /** Breaks down after a step; hears what is said. */
  private static final class Listener implements RunListener {
    private final long at;
    private final List<String> messages = new ArrayList<>();

    Listener(long at) {
      this.at = at;
    }

    @Override
    public void stepped(Metric metric) {
      if (metric.step() == at) {
        throw new IllegalStateException("killed");
      }
    }

    @Override
    public void message(String line) {
      messages.add(line);
    }
  }

  @BeforeEach
  void writeTexts() throws IOException {
    write("base.txt", List.of("the", "cat", "sat", "on", "a", "mat", "and", "saw", "\n"));
    write("other.txt", List.of("hat", "the", "dot", "cost", "a", "sand", "nest", "\n"));
  }

  private void write(String name, List<String> words) throws IOException {
    var random = new Random(5);
    var text = new StringBuilder();
    for (var i = 0; i < 400; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    Files.writeString(directory.resolve(name), text);
  }

  private Experiment experiment(String... overrides) {
    return experiment(CONFIG, overrides);
  }

  private Experiment experiment(String yaml, String... overrides) {
    var file = new ConfigFile("small.yaml", directory, yaml, List.of());
    for (var override : overrides) {
      file = file.with(Assignment.parse(override));
    }
    return Experiment.of(file);
  }

  /** From the model, at a path relative to the file, on the other text, with another dropout. */
  private Experiment tuning(String base, String... overrides) {
    var yaml =
        CONFIG.replace("base.txt", "other.txt").replace("rate: 0.2", "rate: 0.1")
            + "start-from: "
            + base
            + "/model.sluice\n";
    return experiment(yaml, overrides);
  }

  private Path path(String name) {
    return directory.resolve(name);
  }

  private Result base(String name, String... overrides) throws IOException {
    return experiment(overrides).run(path(name), RunListener.SILENT);
  }

  private static List<Event> events(Path run) throws IOException {
    try (var opened = RunDirectory.open(run)) {
      return opened.events();
    }
  }

  @Test
  void aModelGoesOnFromAnotherInBothDirections() throws IOException {
    for (var direction : List.of("forward", "backward")) {
      var turned = "direction=" + direction;
      var base = base("base-" + direction, turned);
      var heard = new Listener(0);
      var tuned = tuning("base-" + direction, turned).run(path("tuned-" + direction), heard);
      assertThat(heard.messages)
          .anyMatch(line -> line.equals("starting from the model " + base.model()));
      var before = LanguageModel.load(base.model());
      var after = LanguageModel.load(tuned.model());
      assertThat(after.codec().vocabulary()).isEqualTo(before.codec().vocabulary());
      var text = Files.readString(path("other.txt"));
      var validation = text.substring((int) (0.8 * text.length()));
      var atStart = Event.lossAtStart(events(tuned.run())).orElseThrow();
      assertThat(atStart).isCloseTo(before.score(validation).natsPerSymbol(), within(1e-4));
      assertThat(tuned.validationLoss()).isLessThan(0.9 * atStart);
      assertThat(after.score(validation).natsPerSymbol())
          .isCloseTo(tuned.validationLoss(), within(1e-4));
    }
  }

  @Test
  void whatItStartedFromIsTold() throws IOException {
    var base = base("base");
    var tuned = tuning("base").run(path("tuned"), RunListener.SILENT);
    assertThat(path("tuned/provenance.json"))
        .content()
        .contains("\"start-from\"", "\"name\": \"small\"", base.weightsSha256());
    assertThat(path("tuned/report.html"))
        .content()
        .contains(base.weightsSha256(), "before the first step");
    var description = ModelFile.readManifest(tuned.model()).description();
    assertThat(description.provenance().object("start-from").string("weights sha256"))
        .isEqualTo(base.weightsSha256());
    assertThat(description.card().trainingData()).isEqualTo("own text");
  }

  @Test
  void interruptedRunsEndWithTheSameWeightsAndLogs() throws IOException {
    base("base");
    var once = tuning("base").run(path("once"), RunListener.SILENT);
    for (var at : List.of(1L, 17L)) { // before the first checkpoint and after one
      var run = path("at-" + at);
      assertThatThrownBy(() -> tuning("base").run(run, new Listener(at))).hasMessage("killed");
      var resumed = Experiment.resume(run);
      assertThat(resumed.weightsSha256()).as("killed at %d", at).isEqualTo(once.weightsSha256());
      assertThat(course(run)).isEqualTo(course(once.run()));
    }
  }

  private static List<String> course(Path run) throws IOException {
    return Files.readAllLines(run.resolve("events.jsonl"), StandardCharsets.UTF_8).stream()
        .filter(line -> !line.contains("\"resumed\""))
        .toList();
  }

  @Test
  void aRunGoesOnWithTheModelItStartedFromOnly() throws IOException {
    var base = base("base");
    var run = path("run");
    assertThatThrownBy(() -> tuning("base").run(run, new Listener(10))).hasMessage("killed");
    var kept = Files.move(base.model(), path("kept.sluice"));
    assertThatThrownBy(() -> Experiment.resume(run))
        .isInstanceOf(RunException.class)
        .hasMessageContaining(
            "base/model.sluice, which is not there any more; put it back, or set start-from in")
        .hasMessageContaining("config.resolved.yaml to where it is now (sha256 ");
    Files.copy(base("another", "seed=4").model(), base.model());
    assertThatThrownBy(() -> Experiment.resume(run))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("base/model.sluice, which has changed: its sha256 was");
    Files.delete(base.model());
    Files.move(kept, base.model());
    var resumed = Experiment.resume(run);
    assertThat(resumed.finished()).isTrue();
    Files.delete(base.model()); // what is over needs it no more
    assertThat(Experiment.finished(run).orElseThrow().validationLoss())
        .isEqualTo(resumed.validationLoss());
    assertThat(
            Experiment.of(ConfigFile.read(run.resolve("config.resolved.yaml")))
                .texts(RunListener.SILENT)
                .train()
                .length())
        .isPositive();
  }

  @Test
  void whatWasCheckedIsNotLoadedAgain() throws IOException {
    var base = base("base");
    var once = tuning("base").run(path("once"), RunListener.SILENT);
    var checked = tuning("base").check();
    Files.delete(base.model()); // a second look would miss it
    var run = checked.run(path("run"), RunListener.SILENT);
    assertThat(run.weightsSha256()).isEqualTo(once.weightsSha256());
    assertThat(path("run/provenance.json")).content().contains(base.weightsSha256());
    assertThatThrownBy(() -> checked.run(path("again"), RunListener.SILENT))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("which is not there"); // it is not held for longer than it is needed
  }

  @Test
  void aRunGoesOnWithAModelThatWasMoved() throws IOException {
    var base = base("base");
    var once = tuning("base").run(path("once"), RunListener.SILENT);
    var run = path("run");
    assertThatThrownBy(() -> tuning("base").run(run, new Listener(10))).hasMessage("killed");
    var moved = Files.move(base.model(), path("moved.sluice"));
    var config = run.resolve("config.resolved.yaml");
    Files.writeString(
        config, Files.readString(config).replace(base.model().toString(), moved.toString()));
    assertThat(Experiment.resume(run).weightsSha256()).isEqualTo(once.weightsSha256());
  }

  @Test
  void aRunStandsForItsModel() throws IOException {
    base("base");
    var named = tuning("base").run(path("named"), RunListener.SILENT);
    var run = tuning("base", "start-from=" + path("base")).run(path("run"), RunListener.SILENT);
    assertThat(run.weightsSha256()).isEqualTo(named.weightsSha256());
    assertThat(path("run/config.resolved.yaml")).content().contains("base/model.sluice");
    assertThatThrownBy(
            () ->
                experiment(new String[] {"training.steps=100"})
                    .run(path("unfinished"), new Listener(10)))
        .hasMessage("killed");
    var heard = new Listener(0);
    tuning("base", "start-from=" + path("unfinished")).run(path("early"), heard);
    assertThat(heard.messages)
        .contains("starting from the model " + path("unfinished/checkpoints/best.sluice"));
  }

  @Test
  void whatComesOutIsNotWorseThanWhatWentIn() throws IOException {
    var base = base("base");
    var tuned =
        tuning("base", "training.optimiser={type: sgd, rate: 90}", "training.clip={value: 1}")
            .run(path("tuned"), RunListener.SILENT);
    assertThat(tuned.weightsSha256()).isEqualTo(base.weightsSha256());
    assertThat(base.improved()).isEmpty();
    assertThat(tuned.improved()).contains(false);
    assertThat(Experiment.finished(tuned.run()).orElseThrow().improved()).contains(false);
    var better = tuning("base").run(path("better"), RunListener.SILENT);
    assertThat(better.improved()).contains(true);
    assertThat(Experiment.finished(better.run()).orElseThrow().improved()).contains(true);
    assertThat(Experiment.finished(tuned.run()).orElseThrow().validationLoss())
        .isEqualTo(tuned.validationLoss())
        .isEqualTo(Event.lossAtStart(events(tuned.run())).orElseThrow());
  }

  @Test
  void everySettingThatDisagreesIsTold() throws IOException {
    base("base");
    assertThatThrownBy(
            () ->
                tuning(
                        "base",
                        "tokenizer={type: bytes}",
                        "direction=backward",
                        "embedding.dimension=8",
                        "recurrent={cell: coupled-lstm, layers: 2, hidden: 16, projection: 8}",
                        "output.tied=true")
                    .check())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith("small.yaml:17:13: start-from: cannot be " + path("base"))
        .hasMessageContaining("tokenizer.type is bytes, the model's characters;")
        .hasMessageContaining("direction is backward, the model's forward;")
        .hasMessageContaining("embedding.dimension is 8, the model's 6;")
        .hasMessageContaining("recurrent.cell is coupled-lstm, the model's lstm;")
        .hasMessageContaining("recurrent.layers is 2, the model's 1;")
        .hasMessageContaining("recurrent.hidden is 16, the model's 20;")
        .hasMessageContaining("recurrent.projection is 8, the model's none;")
        .hasMessageContaining("output.tied is true, the model's false;");
    refuses("output.type is adaptive, the model's full", "base", "output={type: adaptive}");
  }

  @Test
  void clustersMustBeTheModels() throws IOException {
    var adaptive = "output={type: adaptive, cutoffs: [4, 8], division: 2}";
    base("base", adaptive);
    tuning("base", adaptive).check();
    refuses("output.type is full, the model's adaptive", "base");
    refuses(
        "output.cutoffs is [5, 8], the model's [4, 8]; output.division is 4, the model's 2",
        "base",
        "output={type: adaptive, cutoffs: [5, 8]}");
    refuses("too small to be cut into clusters", "base", "output={type: adaptive}");
  }

  @Test
  void whatIsNoModelToStartFromIsTold() throws IOException {
    var base = base("base");
    refuses("nowhere/model.sluice, which is not there; train it first", "nowhere");
    refuses("a directory without a model", "base", "start-from=" + directory);
    refuses("zip file", "base", "start-from=" + path("base.txt"));
    var small = path("small.sluice");
    LanguageModel.load(base.model()).quantised(WeightPrecision.INT8).save(small, "small");
    refuses(
        "this one has int8; take the model that it was made from", "base", "start-from=" + small);
  }

  private void refuses(String message, String base, String... overrides) {
    assertThatThrownBy(() -> tuning(base, overrides).check())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("start-from")
        .hasMessageContaining(message);
  }

  @Test
  void aMissingModelIsToldWithAllElse() {
    var wrong = new String[] {"corpus.path=nowhere.txt", "training.bacht=3"};
    assertThatThrownBy(() -> tuning("nowhere", wrong))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("start-from: names the model " + path("nowhere/model.sluice"))
        .hasMessageContaining("corpus.path: text")
        .hasMessageContaining("training.bacht: unknown key");
    assertThatThrownBy(() -> tuning("nowhere", "start-from=3", "training.bacht=3"))
        .hasMessageContaining("start-from: number 3 found")
        .hasMessageNotContaining("names the model");
  }

  @Test
  void symbolsThatTheModelDoesNotKnow() throws IOException {
    var place = Files.readString(path("other.txt")).chars().filter(c -> c == '\n').count() + 1;
    Files.writeString(path("other.txt"), "\u00e4", StandardOpenOption.APPEND);
    base("base");
    assertThatThrownBy(() -> tuning("base").run(path("refused"), RunListener.SILENT))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("start-from: names a model that cannot read the text")
        .hasMessageContaining(path("other.txt") + ": line " + place + ", column ")
        .hasMessageContaining("'\u00e4'")
        .hasMessageContaining("; train that model again with a tokenizer.minimum-count, 2 or more");
    assertThat(path("refused")).doesNotExist();
    base("knowing", "tokenizer={type: characters, maximum-size: 8}");
    var heard = new Listener(0);
    tuning("knowing", "training.steps=2").run(path("tuned"), heard);
    var corpus = provenance(path("tuned")).object("corpus");
    var unknown = corpus.integer("train unknown");
    var measured = corpus.integer("validation unknown");
    assertThat(unknown).isPositive();
    assertThat(measured).isPositive();
    assertThat(heard.messages)
        .contains(
            "%,d of the %,d symbols to learn from and %,d of the %,d to measure on are unknown to the model"
                .formatted(
                    unknown,
                    corpus.integer("train symbols"),
                    measured,
                    corpus.integer("validation symbols")))
        .anyMatch(line -> line.matches("warning: [0-9]+ % and [0-9]+ % are many: .*"));
  }

  private static JsonObject provenance(Path run) throws IOException {
    return Json.parseObject(Files.readString(run.resolve("provenance.json")), "provenance.json");
  }

  @Test
  void fewUnknownSymbolsAreNoCauseForAWarning() throws IOException {
    Files.writeString(path("base.txt"), "#" + Files.readString(path("base.txt")));
    base("base", "tokenizer={type: characters, minimum-count: 2}");
    Files.writeString(path("other.txt"), "\u00e4", StandardOpenOption.APPEND);
    var heard = new Listener(0);
    tuning("base", "training.steps=2").run(path("tuned"), heard);
    assertThat(heard.messages)
        .anyMatch(line -> line.contains(" and 1 of the "))
        .noneMatch(line -> line.contains("warning"));
  }

  @Test
  void aPromptMustBeReadableByTheModel() throws IOException {
    base("knowing", "tokenizer={type: characters, maximum-size: 8}");
    assertThatThrownBy(() -> tuning("knowing", "generate.prompt=a\u00f1").check())
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("generate.prompt: cannot be read by this model")
        .hasMessageContaining("character 2, '\u00f1'");
  }

  @Test
  void anEstimateStartsFromTheModelToo() throws IOException {
    var base = base("base");
    var estimate = tuning("base").estimate(Duration.ofMillis(50), RunListener.SILENT);
    assertThat(estimate.parameters()).isEqualTo(LanguageModel.load(base.model()).parameters());
  }
}
