package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiments.binding.ConfigFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateTest {
  private static final String TAGGER =
      """
      kind: tagger
      name: names
      corpus: {path: names.tsv, format: columns, columns: [word, ner], split: {train: 0.8}}
      embeddings: [{type: words, dimension: 4}]
      recurrent: {hidden: 8}
      training: {batch: 8, epochs: 3}
      engine: {provider: java, threads: 1}
      """;

  private static final String LANGUAGE_MODEL =
      """
      kind: language-model
      name: letters
      corpus: {path: names.tsv, split: {train: 0.8}}
      embedding: {dimension: 4}
      recurrent: {hidden: 8}
      training: {batch: 2, truncation: 10, epochs: 3}
      generate: {prompt: "a"}
      engine: {provider: java, threads: 1}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void writeCorpus() throws IOException {
    var text = new StringBuilder();
    for (var i = 0; i < 50; i++) {
      text.append("ada\tB-PER\n").append("ran\tO\n".repeat(i % 4)).append('\n');
    }
    Files.writeString(directory.resolve("names.tsv"), text);
  }

  private Experiment experiment(String yaml) {
    return Experiment.of(new ConfigFile("test.yaml", directory, yaml, List.of()));
  }

  private ModelTraining open(String yaml) throws IOException {
    return (ModelTraining) Work.open(experiment(yaml).config(), RunListener.SILENT);
  }

  @Test
  void theWorkOfATaggerIsWhatItsStepsRead() throws IOException {
    try (var training = open(TAGGER)) {
      var work = training.workload();
      assertThat(work.trained()).isEqualTo(read(training));
      assertThat(training.trainer().steps()).isEqualTo(work.steps()).isEqualTo(15);
      var development = training.info(directory).validationUnits();
      assertThat(work.measured()).isEqualTo(3.0 * 3 * development);
      assertThat(work.computedOnce()).isZero();
    }
  }

  @Test
  void theWorkOfALanguageModelIsWhatItsStepsRead() throws IOException {
    try (var training = open(LANGUAGE_MODEL)) {
      var work = training.workload();
      assertThat(work.trained()).isCloseTo(read(training), within(3 * 2 * 10.0));
      assertThat(training.trainer().steps()).isEqualTo(work.steps());
      assertThat(work.measured()).isEqualTo(3.0 * training.info(directory).validationUnits());
    }
  }

  /** Trains to the end; returns the symbols that were predicted. */
  private static double read(ModelTraining training) {
    var symbols = 0L;
    while (!training.trainer().finished()) {
      symbols += training.trainer().step().symbols();
    }
    return symbols;
  }

  @Test
  void aTrialLeavesTheTrainerWhereItWas() throws IOException {
    for (var yaml : List.of(TAGGER, LANGUAGE_MODEL)) {
      try (var tried = open(yaml);
          var fresh = open(yaml)) {
        var trial = Trial.of(tried.trainer(), Duration.ofMillis(30));
        assertThat(List.of(trial.first(), trial.again()))
            .allSatisfy(seconds -> assertThat(seconds).isPositive().isFinite());
        assertThat(tried.trainer().steps()).isZero();
        assertThat(tried.trainer().step()).isEqualTo(fresh.trainer().step());
      }
    }
  }

  @Test
  void timeCountsWhatIsMeasuredAndWhatIsComputedOnce() {
    var work = new Workload(10, 1000, 300, 50);
    assertThat(Estimate.time(new Trial(0.5, 0.1), work))
        .isEqualTo(Duration.ofSeconds(Math.round(0.1 * (1000 + 100) + 0.4 * 50)));
    assertThat(Estimate.time(new Trial(0.05, 0.1), work)).isEqualTo(Duration.ofSeconds(110));
    assertThat(Estimate.time(new Trial(1e-9, 1e-9), work)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void taggersAreEstimatedAsLanguageModelsAre() throws IOException {
    for (var yaml : List.of(TAGGER, LANGUAGE_MODEL)) {
      System.gc(); // what other tests left lying is not what this training needs
      var estimate = experiment(yaml).estimate(Duration.ofMillis(30), RunListener.SILENT);
      try (var training = open(yaml)) {
        assertThat(estimate.parameters()).isEqualTo(training.trainer().parameters());
        assertThat(estimate.steps()).isEqualTo(training.workload().steps());
      }
      assertThat(estimate.megabytes()).isBetween(80L, 1000L);
    }
  }

  @Test
  void memoryOffTheHeapCountsToo() {
    var memory = PeakMemory.begin();
    var buffer = ByteBuffer.allocateDirect(192 << 20);
    var runtime = Runtime.getRuntime();
    var heap = runtime.totalMemory() - runtime.freeMemory() >> 20;
    assertThat(memory.megabytes()).isGreaterThanOrEqualTo(heap + 192);
    assertThat(buffer.capacity()).isPositive(); // not collected before
  }
}
