package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run killed at any moment and resumed ends with the weights of the undisturbed run. */
final class KillAndResumeTest {
  private static final String CONFIG =
      """
      kind: language-model
      name: killed
      seed: 5
      corpus: {path: text.txt, split: {train: 0.9, validation: 0.1}}
      embedding: {dimension: 8}
      recurrent: {hidden: %d, layers: 2, dropout: {type: locked, rate: 0.2}, weight-drop: 0.1}
      training:
        batch: 8
        truncation: 20
        random-truncation: true
        steps: %d
        accumulate: 2
        optimiser: {type: adam, rate: 0.01}
        schedule: {type: plateau, patience: 1}
        evaluate-every: %d
        checkpoint-every: {steps: 5}
      generate: {prompt: "", length: 30, temperatures: [0.8]}
      engine: {provider: java, threads: 2}
      """;

  @TempDir private Path directory;

  @Test
  void threeKills() throws IOException, InterruptedException {
    killed(3, 16, 60, 20261121);
  }

  @Test
  @Tag("heavy")
  void fiftyKills() throws IOException, InterruptedException {
    killed(50, 64, 2000, 20261122);
  }

  private void killed(int times, int hidden, int steps, long seed)
      throws IOException, InterruptedException {
    TrainingFiles.writeText(directory.resolve("text.txt"), 20_000, seed);
    Files.writeString(
        directory.resolve("killed.yaml"),
        CONFIG.formatted(hidden, steps, steps / 4),
        StandardCharsets.UTF_8);
    var jvm = TestJvm.current();
    var undisturbed =
        CommandProcess.start(
                jvm, directory, List.of("train", "killed.yaml", "--out", "whole", "--json"))
            .json();

    var resumed =
        new KilledRun(jvm, directory, "killed.yaml", "killed")
            .kill(times, undisturbed.decimal("seconds"), seed);

    assertThat(resumed.bool("finished")).isTrue();
    assertThat(resumed.integer("steps")).isEqualTo(steps);
    assertThat(resumed.string("weightsSha256"))
        .as("%d kills, seed %d", times, seed)
        .isEqualTo(undisturbed.string("weightsSha256"))
        .isEqualTo(TrainingFiles.weightsSha256(directory, resumed));
    assertThat(resumed.decimal("validationLoss")).isEqualTo(undisturbed.decimal("validationLoss"));
    assertThat(losses("killed")).isEqualTo(losses("whole"));
    assertThat(events("killed")).isEqualTo(events("whole"));
  }

  /** All that happened, samples among it, but for interruptions. */
  private List<String> events(String run) throws IOException {
    return Files.readAllLines(directory.resolve(run).resolve("events.jsonl")).stream()
        .filter(line -> !line.contains("\"resumed\""))
        .toList();
  }

  /** Step, loss and validation loss of all steps. */
  private List<List<String>> losses(String run) throws IOException {
    return Files.readAllLines(directory.resolve(run).resolve("metrics.csv")).stream()
        .map(line -> List.of(line.split(",", -1)))
        .map(cells -> List.of(cells.get(0), cells.get(3), cells.get(4)))
        .toList();
  }
}
