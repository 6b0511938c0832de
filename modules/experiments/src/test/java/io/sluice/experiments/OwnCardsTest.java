package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.experiments.binding.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments whose corpus has a card of the user's own. */
class OwnCardsTest {
  private static final String LANGUAGE_MODEL =
      """
      kind: language-model
      name: small
      cards: own
      corpus: {card: lamps}
      embedding: {dimension: 6}
      recurrent: {hidden: 10}
      training: {batch: 2, truncation: 5, steps: 3}
      generate: {length: 10}
      engine: {provider: java, threads: 1}
      """;

  private static final String TAGGER =
      """
      kind: tagger
      name: names
      cards: own
      corpus: {card: names}
      embeddings: [{type: vectors, card: few}]
      recurrent: {hidden: 8}
      training: {epochs: 1}
      engine: {provider: java, threads: 1}
      """;

  @TempDir Path directory;

  @BeforeEach
  void cards() throws IOException {
    Path own = Files.createDirectory(directory.resolve("own"));
    Files.writeString(
        directory.resolve("lamps.txt"), "the lamp is lit and the lamp is out\n".repeat(9));
    Files.writeString(
        own.resolve("lamps.yaml"),
        """
        name: lamps
        description: Lamps.
        licence: none
        homepage: here
        files: [{name: lamps.txt, path: ../lamps.txt}]
        split: {train: 0.8}
        """);
    Files.writeString(
        directory.resolve("names.conll"), "Ada B-PER\nmet O\nGrace B-PER\n\n".repeat(6));
    Files.writeString(
        own.resolve("names.yaml"),
        """
        name: names
        description: Names.
        licence: none
        homepage: here
        format: columns
        columns: word,ner
        files: [{name: names.conll, path: ../names.conll}]
        split: {train: 0.5}
        """);
    Files.writeString(directory.resolve("few.txt"), "Ada 1 0\nmet 0 1\nGrace 1 1\n");
    Files.writeString(
        own.resolve("few.yaml"),
        """
        kind: vectors
        name: few
        description: Few vectors.
        licence: none
        homepage: here
        dimension: 2
        words: 3
        file: {name: few.txt, path: ../few.txt}
        """);
  }

  private Experiment experiment(String text) throws IOException {
    return Experiment.of(Files.writeString(directory.resolve("config.yaml"), text));
  }

  @Test
  void trainsOnTheirText() throws IOException {
    Path run = directory.resolve("run");
    experiment(LANGUAGE_MODEL).check().run(run, RunListener.SILENT);
    assertThat(Files.readString(run.resolve("provenance.json"))).contains("lamps");
    Result resumed = Experiment.resume(run);
    assertThat(resumed.run()).isEqualTo(run);
  }

  @Test
  void trainsTaggersOnTheirSentencesAndVectors() throws IOException {
    Path run = directory.resolve("run");
    experiment(TAGGER).check().run(run, RunListener.SILENT);
    assertThat(Files.readString(run.resolve("provenance.json"))).contains("names", "few");
  }

  @Test
  void tellsOfCardsThatAreWrongTogetherWithOtherMistakes() throws IOException {
    assertThatThrownBy(() -> experiment(LANGUAGE_MODEL.replace("card: lamps", "card: lampz")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("lampz")
        .hasMessageContaining("lamps");
    Files.writeString(directory.resolve("own").resolve("bad.yaml"), "name: bad\n");
    assertThatThrownBy(() -> experiment(LANGUAGE_MODEL.replace("hidden: 10", "hidden: 0")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("cards: ")
        .hasMessageContaining("bad.yaml")
        .hasMessageContaining("recurrent.hidden");
    assertThatThrownBy(() -> experiment(LANGUAGE_MODEL.replace("cards: own", "cards: config.yaml")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("must be a directory of cards");
    assertThatThrownBy(() -> experiment(LANGUAGE_MODEL.replace("cards: own", "cards: nowhere")))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("nowhere");
  }
}
