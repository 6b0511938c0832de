package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpora.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorsVerbTest {
  @TempDir private Path directory;
  private String file = "";

  @BeforeEach
  void makeFile() throws IOException {
    file =
        Files.writeString(
                directory.resolve("four.txt"),
                "king 1 0.5 0\nqueen 1 0.6 0\ncabbage 0 0 2\nprince 2 1 0.1\n")
            .toString();
  }

  @Test
  void showsTheNearestWordsOfAFileInAnyFormat() {
    for (var name : new String[] {"a.txt", "a.vec.gz", "a.bin"}) {
      var converted = directory.resolve(name).toString();
      assertThat(Run.of("vectors", "convert", file, converted).code()).isZero();
      var run = Run.of("vectors", "neighbours", converted, "KING", "-n", "2");
      assertThat(run.out()).isEqualTo("0.9990  prince\n0.9971  queen\n");
    }
  }

  @Test
  void takesACardAsWell() throws IOException {
    var card =
        Files.writeString(
            directory.resolve("card.yaml"),
            """
            kind: vectors
            name: four
            description: Four words.
            licence: none
            homepage: none
            dimension: 3
            words: 4
            file: {name: four.txt, path: four.txt, sha256: %s}
            """
                .formatted(Checksums.sha256(Path.of(file))));
    var run =
        Run.of("vectors", "neighbours", card.toString(), "queen", "king", "--json", "-n", "1");
    assertThat(run.json().array("words").values()).hasSize(2);
    assertThat(run.out()).contains("\"word\":\"king\",\"cosine\":0.9970");
    assertThat(Run.of("corpus", "show", card.toString()).out()).contains("dimension   3");
  }

  @Test
  void convertsOnlyTheFirstWordsIfAsked() throws IOException {
    var target = directory.resolve("two.any");
    var run =
        Run.of(
            "vectors",
            "convert",
            file,
            target.toString(),
            "--limit",
            "2",
            "--format",
            "word2vec-text");
    assertThat(run.code()).isZero();
    assertThat(target).hasContent("2 3\nking 1.0 0.5 0.0\nqueen 1.0 0.6 0.0\n");
  }

  @Test
  void trainsOnTheWordsOfATextAsAsked() throws IOException {
    var text = Files.writeString(directory.resolve("t.txt"), "Don't say 1990.\nDon't say 42!\n");
    var target = directory.resolve("own.txt");
    var run =
        Run.of(
            "vectors",
            "train",
            text.toString(),
            target.toString(),
            "--min-count",
            "2",
            "--seed",
            "5",
            "--digits",
            "zero",
            "--words",
            "english");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(target).hasContent("do 2.0 5.0\nn't 2.0 5.0\nsay 2.0 5.0\n");
    run =
        Run.of(
            "vectors",
            "train",
            text.toString(),
            target.toString(),
            "--min-count",
            "1",
            "--case",
            "keep",
            "--threads",
            "2");
    assertThat(run.err()).contains("8 words in 2 sentences", "several threads");
    assertThat(target).content().contains("Don't 2.0 1.0\n", "1990 1.0 1.0\n");
  }

  @Test
  void anExperimentFileGivesTheSameVectors() throws IOException {
    var text = Files.writeString(directory.resolve("t.txt"), "Say 1990.\nSay 42!\n");
    var target = directory.resolve("own.vec");
    var options = new String[] {"--min-count", "1", "--seed", "5", "--digits", "zero"};
    assertThat(
            Run.of(
                    Stream.concat(
                            Stream.of("vectors", "train", text.toString(), target.toString()),
                            Stream.of(options))
                        .toArray(String[]::new))
                .code())
        .isZero();
    var config =
        Files.writeString(
                directory.resolve("own.yaml"),
                """
                kind: word-vectors
                name: own
                seed: 5
                corpus: {path: t.txt}
                words: {digits: zero}
                method: {type: word2vec, minimum-count: 1}
                """)
            .toString();
    assertThat(Run.of("check", config).out()).contains("own, word vectors, 1 epoch over");
    assertThat(Run.of("check", config, "--estimate").err()).contains("--estimate is for models");
    var run = Run.of("train", config, "--out", directory.resolve("run").toString());
    assertThat(run.code()).as(run.err()).isZero();
    var vectors = directory.resolve("run").resolve("vectors.vec");
    assertThat(vectors).hasSameBinaryContentAs(target);
    assertThat(run.err())
        .contains("6 words in 2 sentences", "vectors " + vectors, "vectors neighbours " + vectors)
        .doesNotContain("report", "score");
    var over = Run.of("resume", directory.resolve("run").toString());
    assertThat(over.code()).isZero();
    assertThat(over.err()).contains("trained to the end; there is nothing");
    assertThat(Run.of("tag", directory.resolve("run").toString()).err()).contains("holds no model");
  }

  @Test
  void settingsOfTrainingAreChecked() {
    assertThat(Run.of("vectors", "train", file, "x", "--method", "glove").err())
        .contains("unknown method \"glove\", expected one of skip-gram, cbow, fasttext");
    assertThat(Run.of("vectors", "train", file, "x", "--rate", "0").err())
        .contains("rate must be in (0, 1], was 0.0");
    assertThat(Run.of("vectors", "train", "no-such-corpus", "x").code()).isEqualTo(2);
  }

  @Test
  void mistakesAreExplained() {
    assertThat(Run.of("vectors", "neighbours", file, "knight").err())
        .contains("\"knight\" is not among the 4 words");
    assertThat(Run.of("vectors", "neighbours", "glove-wink", "king").err())
        .contains("did you mean \"glove-wink-100d\"?");
    assertThat(Run.of("vectors", "convert", file, "x", "--format", "excel").err())
        .contains("unknown format of vectors \"excel\"");
    assertThat(Run.of("vectors", "neighbours", file, "king", "-n", "0").code()).isEqualTo(2);
  }
}
