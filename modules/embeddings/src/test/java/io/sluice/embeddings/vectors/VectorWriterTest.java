package io.sluice.embeddings.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorWriterTest {
  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsReadAgainBitByBit() throws IOException {
    for (int round = 0; round < 30; round++) {
      long seed = 7_000L + round;
      WordVectors vectors = random(new Random(seed));
      for (VectorFormat format : VectorFormat.values()) {
        for (String name : List.of("v.bin", "v.gz")) {
          Path file = directory.resolve(name);
          VectorWriter.write(vectors, format, file);
          WordVectors again = VectorFile.read(file, format, word -> true);
          assertThat(again.words()).as("seed " + seed).isEqualTo(vectors.words());
          assertThat(again.rows()).as("seed " + seed).isEqualTo(vectors.rows());
        }
      }
    }
  }

  @Test
  void theFormatsAreTheOnesOthersRead() throws IOException {
    WordVectors vectors =
        WordVectors.of(List.of("a", "été"), 2, new float[] {1, -0.5f, 1.5e-7f, 3});
    Path file = directory.resolve("v");
    VectorWriter.write(vectors, VectorFormat.GLOVE_TEXT, file);
    assertThat(file).hasContent("a 1.0 -0.5\nété 1.5E-7 3.0\n");
    VectorWriter.write(vectors, VectorFormat.WORD2VEC_TEXT, file);
    assertThat(file).hasContent("2 2\na 1.0 -0.5\nété 1.5E-7 3.0\n");
    VectorWriter.write(
        WordVectors.of(List.of("b"), 1, new float[] {2}), VectorFormat.WORD2VEC_BINARY, file);
    assertThat(Files.readAllBytes(file))
        .isEqualTo(new byte[] {'1', ' ', '1', '\n', 'b', ' ', 0, 0, 0, 0x40, '\n'});
  }

  @Test
  void othersMayReadAFileAsOtherNewFiles() throws IOException {
    Path other = Files.createFile(directory.resolve("other"));
    assumeThat(Files.getFileStore(other).supportsFileAttributeView("posix")).isTrue();
    WordVectors vectors = WordVectors.of(List.of("a"), 1, new float[] {1});
    for (int round = 0; round < 2; round++) { // written, then replaced
      Path file = directory.resolve("v.gz");
      VectorWriter.write(vectors, VectorFormat.WORD2VEC_BINARY, file);
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(Files.getPosixFilePermissions(other));
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aWordThatNoFileCanHoldIsRefusedAndNothingWritten() throws IOException {
    for (String word : List.of("a b", "a\tb", "a\n", "\ud800", "x".repeat(5000))) {
      assertThat(VectorWriter.canHold(word)).as(word).isFalse();
      WordVectors vectors = WordVectors.of(List.of(word), 1, new float[1]);
      assertThatThrownBy(
              () -> VectorWriter.write(vectors, VectorFormat.GLOVE_TEXT, directory.resolve("f")))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(VectorWriter.canHold("a\u00a0b")).isTrue();
    assertThat(VectorWriter.canHold("\ud83d\ude00")).isTrue();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  private static WordVectors random(Random random) {
    int dimension = 1 + random.nextInt(9);
    Set<String> words = new LinkedHashSet<>();
    words.add("word");
    for (int i = random.nextInt(20); i > 0; i--) {
      StringBuilder word = new StringBuilder();
      for (int c = 1 + random.nextInt(6); c > 0; c--) {
        word.appendCodePoint(
            List.of(0x21, 0x61, 0x30, 0xe9, 0xa0, 0x4e2d, 0x1f600).get(random.nextInt(7))
                + random.nextInt(10));
      }
      if (new String(word.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
          .contentEquals(word)) {
        words.add(word.toString());
      }
    }
    float[] rows = new float[words.size() * dimension];
    for (int i = 0; i < rows.length; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      rows[i] = Float.isFinite(value) ? value : (float) random.nextGaussian();
    }
    return WordVectors.of(List.copyOf(words), dimension, rows);
  }
}
