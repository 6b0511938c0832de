package io.sluice.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path directory;

  private static Checkpoint checkpoint(long step) {
    return new Checkpoint(
        step,
        List.of(
            Tensor.floats("a.weight", new float[] {step, 2, -0.0f, 4, 5, 6}, 2, 3),
            Tensor.floats("b", new float[] {Float.MIN_VALUE}, 1)),
        Map.of("cursor", new long[] {step, Long.MIN_VALUE, Long.MAX_VALUE}, "none", new long[0]),
        Map.of("best", new double[] {0.1 + 0.2, Double.POSITIVE_INFINITY}),
        Map.of("provider", "java", "text", "a\n\"b\" é😀"));
  }

  private static void same(Checkpoint found, Checkpoint expected) {
    assertThat(found.step()).isEqualTo(expected.step());
    var foundTensors = new ArrayList<Object>(found.tensors());
    var expectedTensors = new ArrayList<Object>(expected.tensors());
    assertThat(foundTensors).containsExactlyInAnyOrderElementsOf(expectedTensors);
    assertThat(found.integers()).containsOnlyKeys(expected.integers().keySet());
    expected.integers().forEach((k, v) -> assertThat(found.integers().get(k)).isEqualTo(v));
    assertThat(found.reals()).containsOnlyKeys(expected.reals().keySet());
    expected.reals().forEach((k, v) -> assertThat(found.reals().get(k)).isEqualTo(v));
    assertThat(found.strings()).isEqualTo(expected.strings());
  }

  private Checkpoint newest(List<String> messages) {
    return new Checkpoints(directory).newest(messages::add).orElseThrow();
  }

  private Path file(long step) {
    return CheckpointFile.path(directory, step);
  }

  @Test
  void whatIsWrittenIsReadAndTwoAreKept() throws IOException {
    var checkpoints = new Checkpoints(directory);
    assertThat(checkpoints.newest(message -> {})).isEmpty();
    for (var step : List.of(5L, 90L, 1000L)) {
      checkpoints.write(checkpoint(step));
    }
    var messages = new ArrayList<String>();
    same(newest(messages), checkpoint(1000));
    assertThat(messages).isEmpty();
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "step-000000090.safetensors",
              "step-000000090.safetensors.sha256",
              "step-000001000.safetensors",
              "step-000001000.safetensors.sha256");
    }
  }

  @Test
  void aDamagedNewestOneIsPassedOverWithAMessage() throws IOException {
    var checkpoints = new Checkpoints(directory);
    var seed = 7L;
    var random = new Random(seed);
    for (var round = 0; round < 60; round++) {
      checkpoints.write(checkpoint(10));
      checkpoints.write(checkpoint(20));
      var whole = Files.readAllBytes(file(20));
      if (round % 2 == 0) {
        var at = random.nextInt(whole.length);
        whole[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file(20), whole);
      } else {
        Files.write(file(20), java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
      }
      var messages = new ArrayList<String>();
      same(newest(messages), checkpoint(10));
      assertThat(messages).as("seed %d, round %d", seed, round).hasSize(1);
      assertThat(messages.get(0)).contains("step-000000020", "sha256", "older");
    }
  }

  @Test
  void oneWithoutChecksumWasNeverFinished() throws IOException {
    var checkpoints = new Checkpoints(directory);
    checkpoints.write(checkpoint(10));
    checkpoints.write(checkpoint(20));
    Files.delete(CheckpointFile.checksumPath(file(20)));
    var messages = new ArrayList<String>();
    same(newest(messages), checkpoint(10));
    assertThat(messages.get(0)).contains("never finished");
  }

  @Test
  void anUnfinishedOneDoesNotPushOutAFinishedOne() throws IOException {
    var checkpoints = new Checkpoints(directory);
    checkpoints.write(checkpoint(10));
    checkpoints.write(checkpoint(20));
    Files.delete(CheckpointFile.checksumPath(file(20)));
    checkpoints.write(checkpoint(15));
    assertThat(file(10)).exists();
    same(newest(new ArrayList<>()), checkpoint(15));
  }

  @Test
  void leftoversOfAKilledProcessGoAway() throws IOException {
    var left = Files.createFile(directory.resolve(".step-000000010.safetensors.1-0.tmp"));
    new Checkpoints(directory).clean();
    assertThat(left).doesNotExist();
  }
}
