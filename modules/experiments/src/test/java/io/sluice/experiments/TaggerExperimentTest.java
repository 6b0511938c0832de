package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.run.Metric;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.ModelFile;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggerExperimentTest {
  private static final String CONFIG =
      """
      kind: tagger
      name: names
      seed: 3
      corpus: {path: names.tsv, format: columns, columns: [word, pos, ner], split: {train: 0.8}}
      labels: {layer: ner}
      embeddings:
        - {type: words, dimension: 8}
        - {type: vectors, path: vectors.txt}
        - {type: characters-lstm, dimension: 5, hidden: 6}
        - {type: characters-cnn, dimension: 4, filters: 3}
        - {type: shape, dimension: 3}
        - {type: gazetteer, files: [places.txt]}
      recurrent: {hidden: 12, dropout: {type: locked, rate: 0.2}}
      training:
        batch: 8
        steps: 24
        optimiser: {type: adam, rate: 0.05}
        schedule: {type: plateau, patience: 0}
        accumulate: 2
        word-dropout: 0.05
        evaluate-every: 8
        checkpoint-every: {steps: 7}
      engine: {provider: java, threads: 1}
      """;

  private static final List<String> NAMES = List.of("Ada", "Alan", "Grace", "Edsger", "Barbara");
  private static final List<String> PLACES = List.of("London", "Berlin", "Oslo", "New York");

  @TempDir Path directory;

  @BeforeEach
  void writeCorpus() throws IOException {
    var random = new Random(5);
    var text = new StringBuilder();
    for (var i = 0; i < 90; i++) {
      token(text, NAMES.get(random.nextInt(NAMES.size())), "PROPN", "B-PER");
      token(text, random.nextBoolean() ? "met" : "saw", "VERB", "O");
      if (random.nextBoolean()) {
        token(text, NAMES.get(random.nextInt(NAMES.size())), "PROPN", "B-PER");
      }
      token(text, "in", "ADP", "O");
      var prefix = "B-LOC";
      for (var word : PLACES.get(random.nextInt(PLACES.size())).split(" ")) {
        token(text, word, "PROPN", prefix);
        prefix = "I-LOC";
      }
      text.append('\n');
    }
    Files.writeString(directory.resolve("names.tsv"), text);
    Files.writeString(directory.resolve("places.txt"), "New York\nOslo\n");
    Files.writeString(directory.resolve("vectors.txt"), "ada 1 0 0\nlondon 0 1 0\nin 0 0 1\n");
  }

  private static void token(StringBuilder text, String word, String pos, String ner) {
    text.append(word).append('\t').append(pos).append('\t').append(ner).append('\n');
  }

  private Experiment experiment(String... overrides) {
    var file = new ConfigFile("names.yaml", directory, CONFIG, List.of());
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

  @Test
  void aRunLeavesEverythingItShould() throws IOException {
    var result = whole();
    assertThat(result.finished()).isTrue();
    assertThat(result.steps()).isEqualTo(24);
    assertThat(result.score().orElse(0)).isGreaterThan(0.9);
    assertThat(ModelFile.readManifest(result.model()).weightsSha256())
        .isEqualTo(result.weightsSha256());
    var tagger = Tagger.load(result.model());
    assertThat(tagger.tag(Sentence.of("Ada", "saw", "Alan", "in", "New", "York")).labels())
        .containsExactly("B-PER", "O", "B-PER", "O", "B-LOC", "I-LOC");
    try (var run = RunDirectory.open(result.run())) {
      assertThat(run.metrics()).hasSize(24);
      assertThat(run.metrics().stream().filter(m -> m.validationScore().isPresent())).hasSize(3);
    }
    assertThat(result.run().resolve("report.html"))
        .content()
        .contains("F1 of the best tagger", "<sub>LOC</sub>", "names.tsv:", "Scores by label");
    assertThat(result.run().resolve("provenance.json"))
        .content()
        .contains("\"train sentences\": 72", "\"development sentences\": 18", "sha256 of");
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
    // Before the first checkpoint, at an evaluation, and between checkpoint and evaluation.
    for (var at : List.of(1L, 8L, 15L)) {
      var run = run("at-" + at);
      var listener = new StopAt(at);
      assertThat(experiment().run(run, listener).finished()).isFalse();
      var resumed = Experiment.resume(run);
      assertThat(resumed.weightsSha256()).as("stopped at %d", at).isEqualTo(once.weightsSha256());
      assertThat(resumed.score()).isEqualTo(once.score());
      assertThat(scores(run)).isEqualTo(scores(once.run()));
    }
  }

  /** Stops after a step. */
  private static final class StopAt implements RunListener {
    private final long at;
    private long step;

    StopAt(long at) {
      this.at = at;
    }

    @Override
    public void stepped(Metric metric) {
      step = metric.step();
    }

    @Override
    public boolean stopRequested() {
      return step == at;
    }
  }

  /** Steps, losses and scores, without the columns that tell of time. */
  private static List<String> scores(Path run) throws IOException {
    var scores = new ArrayList<String>();
    for (var line : Files.readAllLines(run.resolve("metrics.csv"), StandardCharsets.UTF_8)) {
      var cells = line.split(",", -1);
      scores.add(String.join(",", cells[0], cells[1], cells[3], cells[5], cells[6], cells[8]));
    }
    return scores;
  }

  @Test
  void labelsOfTokensAndSeveralLayersAreLearned() throws IOException {
    var result =
        experiment("labels={layer: pos, scheme: none}", "joint=[{layer: ner}]", "head=softmax")
            .run(run("pos"), RunListener.SILENT);
    assertThat(result.score().orElse(0)).isGreaterThan(0.9);
    var tagged = Tagger.load(result.model()).tag(Sentence.of("Ada", "met", "Alan"));
    assertThat(tagged.labels()).containsExactly("PROPN", "VERB", "PROPN");
    assertThat(tagged.layer("ner").labels()).hasSize(3);
    assertThat(result.run().resolve("report.html")).content().contains("accuracy of the best");
  }

  @Test
  void someLabelsMayBeUnknown() throws IOException {
    var random = new Random(6);
    var lines = new ArrayList<>(Files.readAllLines(directory.resolve("names.tsv")));
    lines.replaceAll(
        line -> random.nextInt(8) == 0 ? line.replaceFirst("\\t[^\\t]+$", "\t?") : line);
    Files.write(directory.resolve("names.tsv"), lines);
    var result = whole();
    assertThat(result.score().orElse(0)).isGreaterThan(0.9);
    assertThat(result.run().resolve("report.html")).content().contains("F1 of the best tagger");
  }

  @Test
  void layersThatCannotBeMeasuredAreRefusedBeforeTraining() throws IOException {
    var lines = Files.readAllLines(directory.resolve("names.tsv"));
    var unknown = new ArrayList<>(lines);
    unknown.replaceAll(line -> line.replaceFirst("\t[^\t]+\t", "\t_\t"));
    var learned = new ArrayList<>(unknown);
    var cut = (int) (0.75 * lines.size()); // somewhere in the training part
    for (var i = 0; i < cut; i++) {
      learned.set(i, lines.get(i));
    }
    refusedLayer(
        unknown,
        "joint=[{layer: pos, scheme: none}]",
        "joint[0].layer: is pos, of which the training part has nothing to go by: no sentence has"
            + " labels of layer \"pos\"; there are layers [ner, pos]; or leave joint[0] out");
    refusedLayer(
        learned,
        "joint=[{layer: pos, scheme: none}]",
        "joint[0].layer: is pos, of which the development part has nothing to go by: none of 18"
            + " sentences has labels to measure by in layer \"pos\"; there are layers [ner, pos]."
            + " Give others, or label these; or leave joint[0] out");
    assertThat(experiment("joint=[]").run(run("alone"), RunListener.SILENT).finished()).isTrue();
  }

  private void refusedLayer(List<String> lines, String joint, String message) throws IOException {
    Files.write(directory.resolve("names.tsv"), lines);
    assertThatThrownBy(() -> experiment(joint).run(run("refused"), RunListener.SILENT))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(message);
    assertThat(run("refused")).doesNotExist();
  }

  @Test
  void whatDoesNotGoTogetherIsToldWithItsPlace() throws IOException {
    assertThatThrownBy(() -> experiment("labels.layer=chunk").run(run("chunk"), RunListener.SILENT))
        .hasMessageContaining(
            "labels.layer: is \"chunk\", but the columns of corpus hold pos, ner; name one of these");
    assertThatThrownBy(() -> experiment("labels.layer=pos").run(run("pos"), RunListener.SILENT))
        .hasMessageContaining("labels.scheme: cannot mark spans with the labels of layer pos")
        .hasMessageContaining("names.tsv:1: token 0: label \"PROPN\" belongs to no label scheme");
    assertThatThrownBy(
            () -> experiment("joint=[{layer: pos}]").run(run("spans"), RunListener.SILENT))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("joint[0].scheme: cannot mark spans with the labels of layer pos");
    var lost = experiment("embeddings=[{type: contextual, forward: none.sluice}]");
    assertThatThrownBy(() -> lost.run(run("lost"), RunListener.SILENT))
        .hasMessageContaining("embeddings[0]: ")
        .hasMessageContaining("none.sluice");
    Files.writeString(directory.resolve("names.tsv"), "Ada\tPROPN\tB-PER\nmet\tVERB\n");
    assertThatThrownBy(() -> experiment().run(run("broken"), RunListener.SILENT))
        .hasMessageContaining("names.tsv:2: expected 3 columns");
    Files.writeString(directory.resolve("names.tsv"), "");
    assertThatThrownBy(() -> experiment().run(run("empty"), RunListener.SILENT))
        .hasMessageContaining("corpus: has 0 sentences to learn from");
  }
}
