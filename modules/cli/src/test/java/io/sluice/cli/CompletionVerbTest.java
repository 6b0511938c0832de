package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class CompletionVerbTest {
  private static final Path BASH = Path.of("/bin/bash");

  @Test
  void itBeginsWithHowToInstallIt() {
    var script = Run.of("completion").out();
    assertThat(script)
        .startsWith("#!/usr/bin/env bash\n# Completes ")
        .contains("'source <(sluice completion bash)' >> ~/.bashrc\n")
        .contains("'source <(sluice completion zsh)' >> ~/.zshrc\n")
        .doesNotContain("YOUR_APP_HOME", "_completion\"", "(see [", "sluice.sh");
    assertThat(Run.of("completion", "bash").out()).isEqualTo(script);
    assertThat(Run.of("completion", "zsh").out()).isEqualTo(script);
  }

  @Test
  void otherShellsAreRefusedWithThoseThereAre() {
    var run = Run.of("completion", "fish");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no completion for fish; there is for bash and zsh");
  }

  @Test
  void valuesOfClosedSetsAreOffered() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH));
    assertThat(offered("quantise m --precision ''")).isEqualTo("bf16 int8");
    assertThat(offered("generate m --precision ''")).isEqualTo("fp32 bf16 int8");
    assertThat(offered("bench scaling --precision ''")).isEqualTo("fp32 bf16");
    assertThat(offered("bench --provider ''")).isEqualTo("auto java nd4j onednn mkl");
    assertThat(offered("tag m --format conll")).isEqualTo("conll2003 conll2000 conllu");
    assertThat(offered("tag m --to o")).isEqualTo("opennlp-names opennlp-pos");
    assertThat(offered("corpus convert a b --scheme iob")).isEqualTo("iob1 iob2 iobes");
    assertThat(offered("vectors convert a b --format w"))
        .isEqualTo("word2vec-text word2vec-binary");
    assertThat(offered("completion z")).isEqualTo("zsh");
    assertThat(offered("--w")).isEqualTo("--with");
    assertThat(offered("--with ''")).isEqualTo("onednn mkl");
    assertThat(offered("--with onednn tr")).isEqualTo("train");
    assertThat(offered("--with onednn tag m --to o")).isEqualTo("opennlp-names opennlp-pos");
    assertThat(offered("train --with ''")).doesNotContain("onednn");
  }

  /** What bash would offer for the last word of a call. */
  private static String offered(String call) throws IOException, InterruptedException {
    var script = Run.of("completion").out();
    var shell = new ProcessBuilder(BASH.toString()).redirectErrorStream(true).start();
    try (var input = shell.getOutputStream()) {
      var ask =
          """
          compopt() { :; } # only what completes may call it
          COMP_WORDS=(sluice %s)
          COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
          COMP_LINE="${COMP_WORDS[*]}"
          _complete_sluice
          echo "${COMPREPLY[@]}"
          """
              .formatted(call);
      input.write((script + ask).getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return output.strip();
  }
}
