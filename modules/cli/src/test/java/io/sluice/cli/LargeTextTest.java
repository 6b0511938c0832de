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

/** A text larger than memory. */
@Tag("heavy")
final class LargeTextTest {
  private static final long CHARACTERS = 1L << 30;

  private static final String CONFIG =
      """
      kind: language-model
      name: large
      seed: 9
      corpus: {path: text.txt, split: {train: 0.9999, validation: 0.0001}}
      embedding: {dimension: 16}
      recurrent: {hidden: 128}
      training:
        batch: 32
        truncation: 64
        steps: 500
        evaluate-every: 250
        checkpoint-every: {steps: 50}
      generate: {prompt: "", length: 50, temperatures: [0.8]}
      engine: {provider: java}
      """;

  @TempDir private Path directory;

  @Test
  void trainsInHalfAGigabyteAndResumes() throws IOException, InterruptedException {
    var text = TrainingFiles.writeText(directory.resolve("text.txt"), CHARACTERS, 17);
    assertThat(Files.size(text)).isGreaterThanOrEqualTo(CHARACTERS);
    Files.writeString(directory.resolve("large.yaml"), CONFIG, StandardCharsets.UTF_8);
    var jvm = TestJvm.current().with("-Xmx512m").with(TestJvm.VECTOR);
    var undisturbed =
        CommandProcess.start(
                jvm, directory, List.of("train", "large.yaml", "--out", "whole", "--json"))
            .json();
    assertThat(undisturbed.integer("steps")).isEqualTo(500);

    var resumed =
        new KilledRun(jvm, directory, "large.yaml", "killed")
            .kill(2, undisturbed.decimal("seconds"), 4);

    assertThat(resumed.string("weightsSha256")).isEqualTo(undisturbed.string("weightsSha256"));
  }
}
