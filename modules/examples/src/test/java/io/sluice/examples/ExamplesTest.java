package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.LanguageModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static final String TEXT =
      "The lamp is lit. The door is shut.\nThe night is long and the road is far.\n\n".repeat(60);

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runsWhatTheReadmeShows() throws IOException {
    Path corpus = Files.writeString(folder.resolve("night.txt"), TEXT);
    Path config =
        Files.writeString(
            folder.resolve("night.yaml"),
            """
            kind: language-model
            name: examples-readme-%d
            corpus: {path: night.txt}
            embedding: {dimension: 16}
            recurrent: {layers: 1, hidden: 48}
            training:
              batch: 8
              truncation: 25
              epochs: 12
              optimiser: {type: adam, rate: 0.01}
            engine: {provider: java}
            """
                .formatted(ProcessHandle.current().pid()));
    LanguageModel model = Readme.run(config, corpus, out);
    assertThat(model.score(TEXT).natsPerSymbol()).isLessThan(1);
    assertThat(printed()).contains("bits per character").contains("longest copy: ");
  }

  @Test
  void trainsInCode() throws IOException {
    LanguageModel model = TrainInCode.run(TEXT, out);
    assertThat(model.score(TEXT).natsPerSymbol()).isLessThan(0.5);
    assertThat(printed()).contains("epoch 12: ");
  }

  @Test
  void tagsAsTheReadmeShows() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("names.yaml"),
            """
            kind: tagger
            name: examples-tagging-%d
            corpus: {card: sample-ner}
            embeddings: [{type: words, dimension: 20}, {type: shape, dimension: 5}]
            recurrent: {hidden: 16, dropout: {type: none, rate: 0}}
            training: {batch: 32, epochs: 2, optimiser: {type: adam, rate: 0.02}}
            engine: {provider: java}
            """
                .formatted(ProcessHandle.current().pid()));
    assertThat(ReadmeTagging.run(config, out).tags()).hasSize(1);
    assertThat(printed()).contains(" Lovelace ").contains(" 3 ways");
  }
}
