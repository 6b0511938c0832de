package io.sluice.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.binding.RecordWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LanguageModelConfigTest {
  private static final String SMALLEST =
      """
      kind: language-model
      name: small
      corpus: {card: tinyshakespeare}
      training: {epochs: 1}
      """;

  private static final String DESIGN =
      """
      kind: language-model
      name: char-shakespeare
      seed: 1
      corpus: {card: tinyshakespeare, split: {train: 0.9, validation: 0.1}}
      tokenizer: {type: characters}
      embedding: {dimension: 64}
      recurrent: {cell: lstm, layers: 2, hidden: 512, dropout: {type: locked, rate: 0.3}}
      training: {batch: 50, truncation: 100, epochs: 20, optimiser: {type: adam, rate: 0.002},
        clip: {norm: 1.0}, schedule: {type: cosine}}
      generate: {prompt: "ROMEO:", length: 500, temperature: 0.8}
      """;

  private static ConfigFile text(String text) {
    return new ConfigFile("c.yaml", Path.of(""), text, List.of());
  }

  private static LanguageModelConfig bind(ConfigFile file) {
    return (LanguageModelConfig) file.bind(ExperimentConfig.class);
  }

  @Test
  void everyDefaultIsPinned() {
    var yaml = RecordWriter.toYaml(ExperimentConfig.class, bind(text(SMALLEST)));
    assertThat(yaml)
        .isEqualTo(
            """
            kind: language-model
            name: small
            seed: 1
            corpus:
              card: tinyshakespeare
            tokenizer:
              type: characters
              minimum-count: 1
            direction: forward
            embedding:
              dimension: 64
              dropout: 0.0
            recurrent:
              cell: lstm
              layers: 1
              hidden: 128
              dropout:
                type: none
                rate: 0.0
              recurrent-dropout:
                type: hidden
                rate: 0.0
              weight-drop: 0.0
              forget-bias: 1.0
            output:
              type: full
              tied: false
              cutoffs: []
            training:
              batch: 50
              truncation: 100
              random-truncation: false
              state-reset: 0.0
              epochs: 1
              optimiser:
                type: adam
                rate: 0.002
                beta1: 0.9
                beta2: 0.999
                epsilon: 1.0E-8
              clip:
                norm: 1.0
              schedule:
                type: constant
                warm-up: 0
              accumulate: 1
              averaging: 0.0
              checkpoint-every:
                seconds: 60
            generate:
              prompt: ''
              length: 300
              temperature: 0.8
              temperatures:
              - 0.5
              - 0.8
              - 1.0
              repetition-penalty: 1.0
              repetition-window: 64
              stop: []
            engine:
              provider: auto
              precision: fp32
            """);
  }

  @Test
  void theDesignsExampleReads() {
    var config = bind(text(DESIGN));
    assertThat(config.recurrent().hidden()).isEqualTo(512);
    assertThat(config.recurrent().dropout())
        .isEqualTo(new DropoutConfig(DropoutConfig.Kind.LOCKED, 0.3));
    assertThat(config.training().schedule()).isEqualTo(new CosineConfig(0, 0));
    assertThat(config.corpus().split()).contains(new SplitConfig(0.9, OptionalDouble.of(0.1)));
  }

  @Test
  void everyCellReads() {
    for (var cell : Cell.values()) {
      var word = cell.name().toLowerCase(Locale.ROOT).replace('_', '-');
      var config = bind(text(SMALLEST + "recurrent: {cell: " + word + "}\n"));
      assertThat(config.recurrent().cell()).isEqualTo(cell);
    }
    var projected = "recurrent: {cell: coupled-lstm, hidden: 128, projection: 64}\n";
    assertThat(bind(text(SMALLEST + projected)).recurrent().outputs()).isEqualTo(64);
  }

  @Test
  void resolvedTextReadsBackTheSame() {
    for (var written : List.of(SMALLEST, DESIGN)) {
      for (var optimiser : List.of("sgd", "momentum", "rmsprop", "adam", "adamw")) {
        for (var schedule : List.of("constant", "step", "plateau", "cosine", "one-cycle")) {
          var config =
              bind(
                  text(written)
                      .with(Assignment.parse("training.optimiser={type: " + optimiser + "}"))
                      .with(Assignment.parse("training.schedule={type: " + schedule + "}"))
                      .with(Assignment.parse("training.early-stopping={}"))
                      .with(Assignment.parse("generate.top-p=0.9")));
          var again = bind(text(RecordWriter.toYaml(ExperimentConfig.class, config)));
          assertThat(again).isEqualTo(config);
        }
      }
    }
  }

  @Test
  void rulesThatJoinKeysAreChecked() {
    refuses("corpus.path=.", "c.yaml:3:9: corpus: exactly one of card, path and files");
    refuses("training={}", "--set training={}: training: epochs or steps must say");
    refuses("recurrent.dropout={rate: 0.5}", "needs type standard or locked, type is none");
    refuses("output.tied=true", "c.yaml:1:1: output.tied shares one matrix");
    refuses("output={type: adaptive, tied: true}", "cannot be tied to the embedding");
    refuses("output={cutoffs: [10]}", "cutoffs and division are for type adaptive");
    refuses("output={type: adaptive, samples: 9}", "samples are for type sampled");
    refuses("output={type: adaptive, cutoffs: [20, 10]}", "must be ascending, were [20, 10]");
    refuses("output={type: adaptive, cutoffs: [0]}", "[1, 16000000]");
    refuses("output={type: sparse}", "expected one of full, adaptive, sampled");
    refuses("recurrent.input-dropout=0.2", "input-dropout needs dropout.type");
    refuses("output.dropout=0.2", "output.dropout needs recurrent.dropout.type");
    refuses("training.clip={norm: 1, value: 1}", "by norm or by value, not by both");
    refuses(
        "recurrent={cell: rnn, recurrent-dropout: {type: cell-update, rate: 0.1}}", "no update");
    refuses("recurrent={cell: coupled-lstn}", "did you mean \"coupled-lstm\"?");
    refuses("recurrent={cell: gru, projection: 64}", "projection needs an lstm cell");
    refuses("recurrent={projection: 128}", "projection (128) must be below hidden (128)");
    refuses("recurrent={projektion: 12}", "did you mean \"projection\"?");
    refuses("training.schedule={type: one-cycle, floor: 0.5}", "floor must not be above start");
    refuses("generate.stop=['']", "stop string must not be empty");
    refuses("corpus.split={train: 0.9, validation: 0.2}", "must add up to 1 at most");
    refuses("engine.provider=mlk", "expected one of auto, java, nd4j, onednn, mkl");
    refuses("kind=language-modle", "did you mean \"language-model\"?");
    refuses("name=../up", "name: must match");
    for (var type : List.of("constant", "step", "plateau", "cosine")) {
      refuses(
          "training={steps: 9, schedule: {type: " + type + ", warm-up: 9}}",
          "training.schedule.warm-up: must be less than the 9 steps of training, was 9");
    }
  }

  @Test
  void problemsComeInTheOrderOfTheFile() {
    var text =
        """
        generate: {lenth: 3}
        training:
          steps: 5
          schedule: {type: cosine, warm-up: 7}
        corpus: {card: x, pth: y}
        kind: language-model
        """;
    var refused =
        catchThrowableOfType(
            InvalidConfigException.class, () -> bind(text(text).with(Assignment.parse("seed=-1"))));
    assertThat(refused.problems().stream().map(problem -> problem.where().text()))
        .containsExactly(
            "c.yaml:1:1", "c.yaml:1:12", "c.yaml:4:37", "c.yaml:5:19", "--set seed=-1");
  }

  private static void refuses(String override, String message) {
    assertThatThrownBy(() -> bind(text(SMALLEST).with(Assignment.parse(override))))
        .as(override)
        .hasMessageContaining(message);
  }

  @Test
  void codeMeetsTheSameChecksAsFiles() {
    assertThatThrownBy(() -> new EmbeddingConfig(0, 0, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dimension must be in [1, 16384], was 0");
    assertThatThrownBy(() -> new DropoutConfig(DropoutConfig.Kind.LOCKED, Double.NaN))
        .hasMessage("rate must be in [0, 1), was NaN");
  }
}
