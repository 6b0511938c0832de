package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.training.Budget;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.TaggerSettings;
import io.sluice.tagging.training.TaggerTrainer;
import io.sluice.tagging.training.TaggerTrainingSettings;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaggerMeasurementTest {
  private static final List<String> WORDS = List.of("Ada", "met", "the", "engine");
  private static final List<String> FEATURES = List.of("Number=Sing", "Tense=Past", "_", "?");
  private static final List<String> NAMES = List.of("B-PER", "O", "O", "?");

  private static List<Sentence> draw(int count, int seed) {
    var random = new Random(seed);
    var sentences = new ArrayList<Sentence>();
    for (var i = 0; i < count; i++) {
      var picks = random.ints(1 + random.nextInt(5), 0, WORDS.size()).boxed().toList();
      sentences.add(
          Sentence.of(picks.stream().map(WORDS::get).toList())
              .withLayer("feats", picks.stream().map(FEATURES::get).toList())
              .withLayer("ner", picks.stream().map(NAMES::get).toList()));
    }
    return sentences;
  }

  /** Training and measuring later count the same: features that are none, and nothing unknown. */
  @Test
  void givesTheScoreOfTraining() {
    var development = draw(40, 2);
    for (var layer : List.of(LabelLayer.tokens("feats"), LabelLayer.spans("ner"))) {
      try (var trainer =
          TaggerTrainer.start(
              new EngineSettings("java", 1),
              TaggerSettings.of(layer, List.of(WordSettings.of(4)), 4),
              TaggerTrainingSettings.of(8, Budget.steps(6), OptimiserSettings.DEFAULT),
              1,
              draw(40, 1),
              development)) {
        while (!trainer.finished()) {
          trainer.step();
        }
        var trained = trainer.evaluate().layers().values().iterator().next();
        var measured =
            TaggerMeasurement.of(trainer.tagger(), layer.name(), development, 1).evaluation();
        assertThat(measured.score()).isEqualTo(trained.score());
        assertThat(measured.tokens()).isEqualTo(trained.tokens());
        assertThat(measured.sentences()).isEqualTo(trained.sentences()).isPositive();
        var unknown = List.of(Sentence.of("Ada").withLayer(layer.name(), "?"));
        assertThatThrownBy(() -> TaggerMeasurement.of(trainer.tagger(), layer.name(), unknown, 1))
            .hasMessageContaining("to measure by in layer \"" + layer.name() + "\"");
      }
    }
  }
}
