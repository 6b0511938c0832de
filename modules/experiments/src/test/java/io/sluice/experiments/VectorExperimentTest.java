package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.Checksums;
import io.sluice.corpora.TextSource;
import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.vectors.VectorFile;
import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.config.WordingConfig;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Word vectors in run directories, with a learner that only counts. */
class VectorExperimentTest {
  private static final String CONFIG =
      """
      kind: word-vectors
      name: counts
      corpus: {path: text.txt}
      words: {cut: english, digits: zero}
      method: {type: word2vec, minimum-count: 2}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeText() throws IOException {
    Files.writeString(directory.resolve("text.txt"), "Don't say 1990.\n\nDon't say 42!\n");
  }

  private Experiment experiment(String... overrides) {
    var file = new ConfigFile("counts.yaml", directory, CONFIG, List.of());
    for (var override : overrides) {
      file = file.with(Assignment.parse(override));
    }
    return Experiment.of(file);
  }

  private Result run(String name, String... overrides) throws IOException {
    return experiment(overrides).run(directory.resolve(name), RunListener.SILENT);
  }

  @Test
  void aRunLeavesVectorsAndWhereTheyAreFrom() throws IOException {
    var result = run("run");
    assertThat(result.finished()).isTrue();
    assertThat(result.model()).hasContent("3 2\ndo 2.0 0.025\nn't 2.0 0.025\nsay 2.0 0.025\n");
    assertThat(result.weightsSha256()).isEqualTo(Checksums.sha256(result.model()));
    assertThat(result.run().resolve("events.jsonl"))
        .content()
        .contains("\"vectors sha256\":\"" + result.weightsSha256() + "\"", "\"words\":3");
    assertThat(result.run().resolve("config.resolved.yaml"))
        .content()
        .contains("kind: word-vectors", "prediction: skip-gram", "letters: lower", "threads: 1");
    assertThat(result.run().resolve("provenance.json"))
        .content()
        .contains("\"learner\": \"counting 1.0\"", "\"repeatable\": true")
        .contains(Checksums.sha256(directory.resolve("text.txt")));
    assertThat(Experiment.finished(result.run())).contains(result);
    assertThat(Experiment.resume(result.run())).isEqualTo(result);
  }

  @Test
  void theFileSaysTheSameAsCode() throws IOException {
    var learned =
        new VectorLearning(
                LearningSettings.of(LearningMethod.CBOW),
                LearningSchedule.of(LearningMethod.CBOW),
                new WordingConfig(
                    WordingConfig.Cut.STANDARD,
                    WordingConfig.Letters.KEEP,
                    WordingConfig.Digits.KEEP),
                VectorLearning.Subject.WORDS)
            .learn(TextSource.of("text", "A b b A A b b A A b\n"), RunListener.SILENT);
    assertThat(learned.textWords()).isEqualTo(10);
    Files.writeString(directory.resolve("text.txt"), "A b b A A b b A A b\n");
    var result =
        run(
            "run",
            "words={letters: keep}",
            "method={type: word2vec, prediction: cbow}",
            "format=word2vec-binary");
    assertThat(result.model()).hasFileName("vectors.bin");
    var read = VectorFile.read(result.model(), word -> true);
    assertThat(read.words()).isEqualTo(learned.words().words()).containsExactly("A", "b");
    assertThat(read.rows()).isEqualTo(learned.words().rows());
  }

  @Test
  void linesGetVectorsToo() throws IOException {
    var result = run("run", "method={type: paragraph-vectors, minimum-count: 2}", "format=glove");
    assertThat(result.model()).hasFileName("vectors.txt").content().startsWith("do 2.0");
    // The text has an empty second line; "." and "!" are words.
    assertThat(result.run().resolve("lines.txt")).hasContent("line-1 5.0\nline-3 5.0\n");
    assertThat(result.run().resolve("provenance.json")).content().contains("\"repeatable\": false");
  }

  @Test
  void fastTextHasRatesOfItsOwn() throws IOException {
    var result = run("run", "method={type: fasttext, minimum-count: 2}");
    assertThat(result.model()).content().startsWith("3 2\ndo 2.0 0.05");
    var other = run("other", "method={type: fasttext, minimum-count: 2}", "training.rate=0.5");
    assertThat(other.model()).content().startsWith("3 2\ndo 2.0 0.5");
  }

  @Test
  void aKilledRunLearnsFromTheBeginning() throws IOException {
    var result = run("run");
    try (var run = RunDirectory.open(result.run())) {
      run.add(Event.of(0, "resumed"));
    }
    Files.delete(result.model());
    assertThat(Experiment.finished(result.run())).isEmpty();
    var heard = new ArrayList<String>();
    var listener =
        new RunListener() {
          @Override
          public void message(String line) {
            heard.add(line);
          }
        };
    var again = Experiment.resume(result.run(), listener);
    assertThat(heard).anyMatch(line -> line.contains("starts again"));
    assertThat(again.weightsSha256()).isEqualTo(result.weightsSha256());
    Files.writeString(again.model(), "spoiled");
    Files.writeString(directory.resolve("text.txt"), "Another text.");
    assertThatThrownBy(() -> Experiment.resume(result.run()))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("text.txt has changed since ");
  }

  @Test
  void progressIsToldInShares() throws IOException {
    var shares = new ArrayList<Double>();
    experiment("training.epochs=3")
        .run(
            directory.resolve("run"),
            new RunListener() {
              @Override
              public void learned(int pass, int epochs, double share) {
                assertThat(pass).isZero();
                assertThat(epochs).isEqualTo(3);
                shares.add(share);
              }
            });
    assertThat(shares).containsExactly(0.5, 1.0);
  }

  @Test
  void thereIsNothingToTryForAMoment() {
    assertThatThrownBy(() -> experiment().estimate(Duration.ofMillis(1), RunListener.SILENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("counts learns word vectors");
  }
}
