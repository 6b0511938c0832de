package io.sluice.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.binding.RecordWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordVectorsConfigTest {
  private static final String SMALLEST =
      """
      kind: word-vectors
      name: small
      corpus: {card: europarl-english}
      """;

  private static ConfigFile text(String text) {
    return new ConfigFile("v.yaml", Path.of(""), text, List.of());
  }

  private static WordVectorsConfig bind(ConfigFile file) {
    return (WordVectorsConfig) file.bind(ExperimentConfig.class);
  }

  private static WordVectorsConfig with(String override) {
    return bind(text(SMALLEST).with(Assignment.parse(override)));
  }

  @Test
  void everyDefaultIsPinned() {
    assertThat(RecordWriter.toYaml(ExperimentConfig.class, bind(text(SMALLEST))))
        .isEqualTo(
            """
            kind: word-vectors
            name: small
            seed: 1
            corpus:
              card: europarl-english
            words:
              cut: standard
              letters: lower
              digits: keep
            method:
              type: word2vec
              prediction: skip-gram
              dimension: 100
              window: 5
              minimum-count: 5
              negatives: 5
              subsampling: 0.001
            training:
              epochs: 1
              threads: 1
            format: word2vec-text
            """);
  }

  @Test
  void defaultsAreTheUsualSettings() {
    var word2vec = (Word2VecConfig) with("method={type: word2vec}").method();
    var usual = LearningSettings.of(LearningMethod.SKIP_GRAM);
    assertThat(
            new LearningSettings(
                usual.method(),
                word2vec.dimension(),
                word2vec.window(),
                word2vec.minimumCount(),
                word2vec.negatives(),
                word2vec.subsampling()))
        .isEqualTo(usual);
    var paragraphs = (ParagraphVectorsConfig) with("method={type: paragraph-vectors}").method();
    assertThat(paragraphs)
        .isEqualTo(
            new ParagraphVectorsConfig(
                ParagraphVectorsConfig.Prediction.DBOW,
                usual.dimension(),
                usual.window(),
                usual.minimumCount(),
                usual.negatives(),
                usual.subsampling()));
    assertThat(with("method={type: fasttext}").method())
        .isEqualTo(
            new FastTextConfig(
                Word2VecConfig.Prediction.SKIP_GRAM,
                usual.dimension(),
                usual.window(),
                usual.minimumCount(),
                usual.negatives(),
                FastTextConfig.Subsampling.USUAL));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (var override :
        List.of(
            "training={epochs: 3, rate: 0.5, threads: 2}",
            "method={type: paragraph-vectors, prediction: dm}",
            "method={type: fasttext, prediction: cbow, subsampling: none}",
            "words={cut: english, letters: keep, digits: zero}",
            "format=glove")) {
      var config = with(override);
      var yaml = RecordWriter.toYaml(ExperimentConfig.class, config);
      assertThat(bind(text(yaml))).as(override).isEqualTo(config);
    }
  }

  @Test
  void everyMistakeIsToldWithItsPlace() {
    var wrong =
        """
        kind: word-vectors
        name: small
        corpus: {card: europarl-english, path: nowhere.txt}
        words: {case: lower}
        method:
          type: fasttext
          dimension: 0
        training: {rate: 0, threads: two}
        """;
    assertThatThrownBy(() -> bind(text(wrong)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("v.yaml:3:")
        .hasMessageContaining("nowhere.txt")
        .hasMessageContaining("v.yaml:4:9")
        .hasMessageContaining("unknown key")
        .hasMessageContaining("v.yaml:7:14")
        .hasMessageContaining("must be in [1, 4096], was 0")
        .hasMessageContaining("v.yaml:8:18")
        .hasMessageContaining("v.yaml:8:30");
  }

  @Test
  void fastTextHasASeedOfItsOwn() {
    var wrong =
        "kind: word-vectors\nname: a\ncorpus: {card: ptb}\nmethod: {type: fasttext}\nseed: 2";
    assertThatThrownBy(() -> bind(text(wrong)))
        .hasMessageContaining("v.yaml:5:7")
        .hasMessageContaining("must be 1 with method fasttext, was 2");
    assertThatThrownBy(() -> with("corpus={}"))
        .hasMessageContaining("exactly one of card and path must be given");
  }
}
