package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckVerbTest {
  @TempDir private Path directory;

  @Test
  void aSoundFileIsSummedUp() throws IOException {
    var run = Run.of("check", config("{card: tinyshakespeare}").toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("is fine: small, a language model of 1 x 8, 2 epochs over tinyshakespeare");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void overridesShowInTheResolvedFile() throws IOException {
    var config = config("{card: tinyshakespeare}").toString();
    var run = Run.of("check", config, "--resolved", "--set", "recurrent.hidden=24");
    assertThat(run.out()).contains("hidden: 24", "kind: language-model", "accumulate: 1");
  }

  @Test
  void everyProblemIsListedWithItsPlace() throws IOException {
    var config = config("{cart: tinyshakespeare}").toString();
    var run = Run.of("check", config, "--set", "recurrent.hiden=24");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("problems", "small.yaml:3:", "cart", "hiden", "hidden");
    assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void machinesGetTheProblemsAsAList() throws IOException {
    var config = config("{card: tinyshakespeare}").toString();
    var run = Run.of("check", "--json", config, "--set", "seed=none");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.json().bool("valid")).isFalse();
    assertThat(run.json().array("problems").values()).hasSize(1);
    var sound = Run.of("check", "--json", config);
    assertThat(sound.json().members()).containsOnlyKeys("valid", "problems", "warnings", "config");
    assertThat(sound.json().object("config").string("name")).isEqualTo("small");
  }

  @Test
  void aRateWithWhichNothingIsLearnedIsWarnedOf() throws IOException {
    var config = config("{card: tinyshakespeare}").toString();
    var high = new String[] {"check", config, "--set", "training.optimiser={type: adam, rate: 5}"};
    var run = Run.of(high);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("is fine");
    assertThat(run.err())
        .startsWith("warning: ")
        .contains("training.optimiser.rate: is 5.0; Adam changes weights by about so much");
    var usual = Run.of("check", config, "--set", "training.optimiser={type: adam, rate: 0.05}");
    assertThat(usual.err()).isEmpty();
    assertThat(
            Run.of(high[0], high[1], high[2], high[3], "--json").json().array("warnings").values())
        .hasSize(1);
  }

  @Test
  void anOverrideWithoutAValueIsBadUsage() throws IOException {
    var run = Run.of("check", config("{card: ptb}").toString(), "--set", "seed");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--set", "key.key=value", "sluice check --help");
  }

  @Test
  void aDirectoryIsNoExperimentFile() {
    var run = Run.of("check", directory.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("this is a directory, expected an experiment file");
  }

  @Test
  void anUnknownCorpusIsRefused() throws IOException {
    var run = Run.of("check", config("{card: tinyshakspeare}").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean \"tinyshakespeare\"?").doesNotContain("path:");
    var file = Run.of("check", config("{card: letters.txt}").toString());
    assertThat(file.code()).isEqualTo(2);
    assertThat(file.err()).contains("a file is given as path: letters.txt");
    var slash = Run.of("check", config("{card: corpora/letters}").toString());
    assertThat(slash.code()).isEqualTo(2);
    assertThat(slash.err()).contains("a file is given as path: corpora/letters");
  }

  @Test
  void aCorpusOfAnotherKindIsRefused() throws IOException {
    var labelled = Run.of("check", config("{card: sample-ner}").toString());
    assertThat(labelled.code()).isEqualTo(2);
    assertThat(labelled.err())
        .contains(
            "corpus.card: \"sample-ner\" is a card of annotated sentences, not of running text")
        .contains("small.yaml:3:16");
    var tagger =
        Files.writeString(
            directory.resolve("tagger.yaml"),
            "kind: tagger\nname: small\ncorpus: {card: tinyshakespeare}\nlabels: {layer: ner}\n");
    var text = Run.of("check", tagger.toString());
    assertThat(text.code()).isEqualTo(2);
    assertThat(text.err())
        .contains("is a card of running text, not of annotated sentences; known are bc5cdr,");
  }

  private Path config(String corpus) throws IOException {
    return Files.writeString(
        directory.resolve("small.yaml"),
        """
        kind: language-model
        name: small
        corpus: %s
        recurrent: {layers: 1, hidden: 8}
        training: {epochs: 2}
        """
            .formatted(corpus));
  }
}
