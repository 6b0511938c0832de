package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.learning.LearningException;
import io.sluice.embeddings.vectors.VectorFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFilesTest {
  @TempDir private Path directory;

  @Test
  void readsWhatTheCorpusNeedsAndWritesIt() throws IOException {
    Path glove =
        Files.writeString(
            directory.resolve("glove.txt"),
            "paris 1 0.5\nlondon 1 0.6\ncabbage 0 2\noslo 1 0.2\nrome 1 1\n");
    Path binary = directory.resolve("some.bin");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    VectorFiles.run(
        glove,
        Set.of("Paris", "London", "Oslo"),
        binary,
        new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("2 numbers\nlondon 0.99")
        .contains("\noslo 0.96")
        .doesNotContain("rome");
    assertThat(VectorFile.read(binary, word -> true).words())
        .containsExactly("paris", "london", "oslo");
  }

  @Test
  void whatLearnsMustBeThere() throws IOException {
    assertThatThrownBy(() -> VectorFiles.learn(List.of(List.of("a", "b"))))
        .isInstanceOf(LearningException.class)
        .hasMessageContaining("sluice-wordvectors");
    Path config =
        Files.writeString(
            directory.resolve("v.yaml"), "kind: word-vectors\nname: v\ncorpus: {path: v.yaml}\n");
    assertThatThrownBy(() -> VectorFiles.learn(config)).hasMessageContaining("sluice-wordvectors");
  }
}
