package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SluiceTest {
  @Test
  void aloneItPrintsHelp() {
    var run = Run.of();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: sluice", "Verbs:", "check", "corpus");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void versionAndHelpSucceed() {
    assertThat(Run.of("--version").out()).startsWith("sluice ").contains("java ");
    assertThat(Run.of("--help").code()).isZero();
    assertThat(Run.of("corpus", "--help").out()).contains("sluice corpus", "fetch");
  }

  @Test
  void unknownVerbsAndOptionsGetSuggestions() {
    var verb = Run.of("chekc");
    assertThat(verb.code()).isEqualTo(2);
    assertThat(verb.out()).isEmpty();
    assertThat(verb.err())
        .contains("no verb 'chekc'; did you mean 'check'?\n", "Try 'sluice --help'.");
    var option = Run.of("corpus", "list", "--crads", "x");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err())
        .contains("did you mean '--cards'?", "Try 'sluice corpus list --help'.");
  }

  @Test
  void badUsageForMachinesIsOneObject() {
    var run = Run.of("check", "--json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.json().string("error")).contains("CONFIG");
    assertThat(run.json().integer("exitCode")).isEqualTo(2);
  }

  @Test
  void theSchemaIsJsonEitherWay() {
    var run = Run.of("schema", "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().string("$schema")).contains("2020-12");
    assertThat(Run.of("schema").json()).isEqualTo(run.json());
  }

  @Test
  void shellsCompleteVerbsAndOptions() throws IOException, InterruptedException {
    var run = Run.of("completion");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("--seeds", "generate", "complete -F");
    assertThat(Run.of("completion", "--json").json().string("bash")).isEqualTo(run.out());
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
    var shell = new ProcessBuilder("/bin/bash", "-n").redirectErrorStream(true).start();
    try (var input = shell.getOutputStream()) {
      input.write(run.out().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(shell.waitFor()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsRefusedByEveryVerb() {
    for (var call :
        new String[] {
          "check nix.yaml",
          "train nix.yaml",
          "resume nix",
          "info nix.sluice",
          "evaluate nix.sluice",
          "score nix.sluice nix.txt",
          "corpus check nix.txt",
          "corpus check sample-ner --validation nix.txt",
          "corpus convert nix.txt out --format text --to conllu",
          "corpus convert nix out --format brat --to conllu",
          "vectors train nix.txt out.vec",
          "vectors convert nix.vec out.vec",
          "vectors neighbours nix.vec word",
        }) {
      var run = Run.of(call.split(" "));
      assertThat(run.code()).as("%s: %s", call, run.err()).isEqualTo(2);
      assertThat(run.out()).as(call).isEmpty();
    }
  }

  @Test
  void everyWorkloadIsExplained() {
    assertThat(Run.of("bench", "--help").out())
        .contains("W1, W2  train", "W3      ", "W4      ", "W5      ", "W6      ", "bench machine");
  }
}
