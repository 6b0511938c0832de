package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** With provider java, weights depend on nothing but configuration, seed and text. */
final class DeterminismTest {
  private static final String COMMON =
      """
      kind: language-model
      name: same
      corpus: {path: text.txt, split: {train: 0.9, validation: 0.1}}
      generate: {prompt: "", length: 10, temperatures: [0.8]}
      engine: {provider: java}
      """;

  private static final Map<String, String> CONFIGS =
      Map.of(
          "characters",
          """
          seed: 11
          embedding: {dimension: 10}
          recurrent: {cell: lstm, layers: 2, hidden: 50, dropout: {type: locked, rate: 0.3}}
          training:
            batch: 9
            truncation: 21
            steps: 60
            optimiser: {type: adam, rate: 0.01}
            schedule: {type: cosine, warm-up: 5}
            evaluate-every: 20
          """,
          "bytes",
          """
          seed: 12
          tokenizer: {type: bytes}
          embedding: {dimension: 16}
          recurrent: {cell: gru, layers: 1, hidden: 70, weight-drop: 0.2}
          training:
            batch: 5
            truncation: 13
            random-truncation: true
            accumulate: 2
            steps: 60
            optimiser: {type: rmsprop, rate: 0.002}
            evaluate-every: 20
          """,
          "words",
          """
          seed: 13
          tokenizer: {type: words, minimum-count: 2}
          embedding: {dimension: 33}
          recurrent: {cell: lstm, layers: 1, hidden: 33, dropout: {type: standard, rate: 0.5}}
          output: {tied: true}
          training:
            batch: 7
            truncation: 11
            steps: 60
            optimiser: {type: sgd, rate: 1.0}
            clip: {norm: 0.5}
            evaluate-every: 20
          """);

  @TempDir private Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    TrainingFiles.writeText(directory.resolve("text.txt"), 60_000, 3);
    for (var config : CONFIGS.entrySet()) {
      Files.writeString(
          directory.resolve(config.getKey() + ".yaml"),
          COMMON + config.getValue(),
          StandardCharsets.UTF_8);
    }
  }

  @Test
  void threadsAndVectorsChangeNothing() throws IOException, InterruptedException {
    var plain = TestJvm.current();
    assertThat(train(plain.with(TestJvm.VECTOR), "characters", 3))
        .isEqualTo(train(plain, "characters", 1));
  }

  @Test
  @Tag("heavy")
  void noJdkChangesAnything() throws IOException, InterruptedException {
    for (var config : CONFIGS.keySet().stream().sorted().toList()) {
      Map<String, String> weights = new LinkedHashMap<>();
      for (var jvm : TestJvm.installed()) {
        for (var threads : List.of(1, 2, 4)) {
          var where = "%s, JDK %d, threads %d".formatted(config, jvm.feature(), threads);
          weights.put(where, train(jvm, config, threads));
          weights.put(where + ", vector", train(jvm.with(TestJvm.VECTOR), config, threads));
        }
      }
      weights.forEach((where, sha256) -> System.out.println(sha256 + "  " + where));
      assertThat(weights.values())
          .as("%s", weights)
          .containsOnly(weights.values().iterator().next());
    }
  }

  /** AVX-512, AVX2, AVX, and no fused multiply-add at all; other processors have no such flags. */
  @Test
  @Tag("heavy")
  @EnabledOnOs(architectures = {"amd64", "x86_64"})
  void noVectorWidthChangesAnything() throws IOException, InterruptedException {
    var vector = TestJvm.current().with(TestJvm.VECTOR);
    for (var config : CONFIGS.keySet().stream().sorted().toList()) {
      Map<String, String> weights = new LinkedHashMap<>();
      for (var avx : List.of(3, 2, 1)) {
        var flag = "-XX:UseAVX=" + avx;
        weights.put(flag, train(vector.with(flag), config, 1));
      }
      var emulated = TestJvm.current().with("-XX:-UseFMA");
      weights.put("emulated", train(emulated, config, 1));
      weights.forEach((where, sha256) -> System.out.println(sha256 + "  " + config + where));
      assertThat(weights.values())
          .as("%s", weights)
          .containsOnly(weights.values().iterator().next());
    }
  }

  /** SHA-256 of the trained weights. */
  private String train(TestJvm jvm, String config, int threads)
      throws IOException, InterruptedException {
    var vectors = jvm.flags().contains(TestJvm.VECTOR);
    var flags = String.join("", jvm.flags()).replaceAll("[^A-Za-z0-9]", "");
    var run = "%s-%d-%d-%s".formatted(config, jvm.feature(), threads, flags);
    var result =
        CommandProcess.start(
                jvm,
                directory,
                List.of(
                    "train",
                    config + ".yaml",
                    "--out",
                    run,
                    "--set",
                    "engine.threads=" + threads,
                    "--json"))
            .json();
    assertThat(directory.resolve(run).resolve("provenance.json"))
        .content()
        .containsPattern("\"kernels\": *\"" + (vectors ? "vector" : "plain") + "\"");
    assertThat(TrainingFiles.weightsSha256(directory, result))
        .isEqualTo(result.string("weightsSha256"));
    return result.string("weightsSha256");
  }
}
