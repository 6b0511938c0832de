package io.sluice.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.binding.RecordWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaggerConfigTest {
  private static final String SMALLEST =
      """
      kind: tagger
      name: small
      corpus: {card: conll2003-en}
      training: {epochs: 1}
      """;

  private static ConfigFile text(String text) {
    return new ConfigFile("t.yaml", Path.of(""), text, List.of());
  }

  private static TaggerConfig bind(ConfigFile file) {
    return (TaggerConfig) file.bind(ExperimentConfig.class);
  }

  @Test
  void everyDefaultIsPinned() {
    assertThat(RecordWriter.toYaml(ExperimentConfig.class, bind(text(SMALLEST))))
        .isEqualTo(
            """
            kind: tagger
            name: small
            seed: 1
            corpus:
              card: conll2003-en
              columns: []
            labels:
              layer: ner
              scheme: iobes
            joint: []
            embeddings:
            - type: words
              dimension: 50
              minimum-count: 1
              dropout: 0.0
              singleton-dropout: 0.5
            - type: characters-lstm
              dimension: 25
              hidden: 25
              longest: 24
              minimum-count: 1
            recurrent:
              cell: lstm
              direction: bidirectional
              look-ahead: 0
              layers: 1
              hidden: 200
              dropout:
                type: locked
                rate: 0.5
              recurrent-dropout:
                type: hidden
                rate: 0.0
              forget-bias: 1.0
            head: crf
            training:
              batch: 32
              most-tokens: 4096
              optimiser:
                type: adam
                rate: 0.001
                beta1: 0.9
                beta2: 0.999
                epsilon: 1.0E-8
              clip:
                norm: 5.0
              schedule:
                type: constant
                warm-up: 0
              accumulate: 1
              averaging: 0.0
              word-dropout: 0.0
              checkpoint-every:
                seconds: 60
            calibration: temperature
            engine:
              provider: auto
              precision: fp32
            """
                .replace("4096\n", "4096\n  epochs: 1\n"));
  }

  @Test
  void everyKindOfEmbeddingReadsBackTheSame() {
    for (var embedding :
        List.of(
            "{type: words, dimension: 9}",
            "{type: vectors, card: glove-wink-100d, tuning: frozen, beyond-corpus: 7}",
            "{type: characters-lstm, hidden: 3}",
            "{type: characters-cnn, widths: [2, 3]}",
            "{type: shape}",
            "{type: gazetteer, files: [.], letter-case: ignored}",
            "{type: contextual, forward: a.sluice, backward: b.sluice}")) {
      var config = bind(text(SMALLEST).with(Assignment.parse("embeddings=[" + embedding + "]")));
      assertThat(config.embeddings()).hasSize(1);
      var again = bind(text(RecordWriter.toYaml(ExperimentConfig.class, config)));
      assertThat(again).isEqualTo(config);
    }
  }

  @Test
  void allMistakesAreReportedAtOnce() {
    var bad =
        """
        kind: tagger
        name: small
        corpus: {card: a, path: .}
        lables: {layer: ner}
        embeddings:
          - {type: word}
          - {type: words, dimension: 0, min-count: 3}
        head: crv
        training: {epochs: 1, batch: many}
        """;
    assertThatThrownBy(() -> bind(text(bad)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("t.yaml:3:9: corpus: exactly one of card, path and files")
        .hasMessageContaining("t.yaml:4:1: lables: unknown key, did you mean \"labels\"?")
        .hasMessageContaining("t.yaml:6:12: embeddings[0].type:")
        .hasMessageContaining("did you mean \"words\"?")
        .hasMessageContaining("t.yaml:7:30: embeddings[1].dimension: must be in [1, 16384], was 0")
        .hasMessageContaining("embeddings[1].min-count: unknown key")
        .hasMessageContaining("t.yaml:8:7: head: ")
        .hasMessageContaining("t.yaml:9:30: training.batch:");
  }

  @Test
  void rulesThatJoinKeysAreChecked() {
    refuses("corpus={path: .}", "format is missing");
    refuses("corpus={path: ., format: columns}", "needs the names of the columns");
    refuses("corpus={path: ., format: columns, columns: [ner]}", "must be called word");
    refuses("corpus={path: ., format: conll2003, columns: [word]}", "goes with format columns");
    refuses("corpus={path: ., format: conll2033}", "did you mean \"conll2003\"?");
    refuses("embeddings=[]", "embeddings must name at least one kind");
    refuses("embeddings=[{type: vectors}]", "exactly one of card and path");
    refuses("embeddings=[{type: contextual}]", "forward or backward");
    refuses("embeddings=[{type: characters-cnn, widths: []}]", "at least one width");
    refuses("recurrent={dropout: {type: none}, input-dropout: 0.1}", "input-dropout needs");
    refuses("recurrent.direction=backward", "expected one of bidirectional, forward");
    refuses("training={}", "epochs or steps must say");
    refuses("recurrent.look-ahead=2", "look-ahead needs direction forward");
    refuses("joint=[{layer: a b}]", "joint[0].layer: must match");
    refuses("labels.scheme=bilou", "expected one of iobes, iob2, iob1, io, none");
    refuses("generate={}", "unknown key");
  }

  private static void refuses(String override, String message) {
    assertThatThrownBy(() -> bind(text(SMALLEST).with(Assignment.parse(override))))
        .as(override)
        .hasMessageContaining(message);
  }

  @Test
  void everyFormatHasItsName() {
    var names = new ArrayList<>(AnnotatedFormat.NAMES);
    names.remove("text");
    assertThat(AnnotatedFormatName.values())
        .extracting(AnnotatedFormatName::label)
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void theFormatOfTheCorpusIsThatOfItsNameAndColumns() {
    var small = bind(text(SMALLEST)).corpus();
    assertThat(small.formatOf("ner")).as("the card says").isEmpty();
    assertThat(formatOf("format: columns, columns: [word, pos, ner]"))
        .hasValue(AnnotatedFormat.columns(ColumnLayout.of("word", "pos", "ner")));
    assertThat(formatOf("format: jsonl-prodigy"))
        .hasValue(AnnotatedFormat.of("jsonl-prodigy", "names"));
    assertThat(formatOf("format: conll2003")).hasValue(AnnotatedFormat.of("conll2003"));
  }

  private static Optional<AnnotatedFormat> formatOf(String settings) {
    return bind(text(SMALLEST.replace("card: conll2003-en", "card: conll2003-en, " + settings)))
        .corpus()
        .formatOf("names");
  }

  @Test
  void overridesReachIntoLists() {
    var two = text(SMALLEST).with(Assignment.parse("embeddings=[{type: words}, {type: shape}]"));
    var config = bind(two.with(Assignment.parse("embeddings[1].dimension=3")));
    assertThat(config.embeddings())
        .containsExactly(new WordsEmbeddingConfig(50, 1, 0, 0.5), new ShapeConfig(3, 5));
    assertThatThrownBy(() -> bind(two.with(Assignment.parse("embeddings[2].dimension=3"))))
        .hasMessageContaining("the list has 2 entries, counted from 0; there is no 2");
  }

  @Test
  void cardsAreKnownWithTheirPlaces() {
    var vectors = "embeddings=[{type: shape}, {type: vectors, card: glove}]";
    var file = text(SMALLEST).with(Assignment.parse(vectors));
    assertThat(bind(file).cardNames())
        .containsExactly(
            new CardName("corpus.card", "conll2003-en", "annotated sentences"),
            new CardName("embeddings[1].card", "glove", "word vectors"));
    assertThat(file.refuse("embeddings[1].card", "no such card"))
        .hasMessageContaining("--set embeddings=")
        .hasMessageContaining("embeddings[1].card: no such card");
  }
}
