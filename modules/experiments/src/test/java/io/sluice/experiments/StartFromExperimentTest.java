package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.RunException;
import io.sluice.language.LanguageModel;
import io.sluice.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A language model that goes on from another one, on another text. */
class StartFromExperimentTest extends StartFromFixture {
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
  void anEstimateStartsFromTheModelToo() throws IOException {
    var base = base("base");
    var estimate = tuning("base").estimate(Duration.ofMillis(50), RunListener.SILENT);
    assertThat(estimate.parameters()).isEqualTo(LanguageModel.load(base.model()).parameters());
  }
}
