package io.sluice.tagging.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.characters.CharacterLstmSettings;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.training.Budget;
import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.Sentences;
import io.sluice.tagging.TaggerSettings;
import io.sluice.testing.Allocations;
import io.sluice.text.document.Sentence;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * A training step reserves what its tokens are looked up with and what says which products a batch
 * of its length has, and nothing that grows with the network. Steps are counted before they are
 * compiled.
 */
class StepAllocationTest {
  private static final int STEPS = 20;
  private static final int LANES = 4;

  /** Words of a batch with their numbers, labels dealt to lanes, and descriptions of products. */
  private static final long LOOKED_UP = 6 * 1024;

  private static final long SLACK = 1024;
  private static final List<Sentence> TRAIN = Sentences.draw(100, 1);

  private static long bytesOfAStep(List<EmbeddingSettings> embeddings, int hidden) {
    TaggerSettings settings =
        TaggerSettings.of(LabelLayer.spans("ner"), embeddings, hidden)
            .withWordDropout(0.05)
            .withInputDropout(new LayerDropout.Locked(0.2))
            .withOutputDropout(new LayerDropout.Locked(0.2));
    TaggerTrainingSettings training =
        TaggerTrainingSettings.of(LANES, Budget.epochs(1000), OptimiserSettings.DEFAULT);
    try (TaggerTrainer trainer =
        TaggerTrainer.start(new EngineSettings("java", 1), settings, training, 7, TRAIN, TRAIN)) {
      OptionalLong bytes = Allocations.bytesOfAStep("sluice-team", STEPS, trainer::step);
      assumeThat(bytes).isPresent();
      return bytes.getAsLong();
    }
  }

  @Test
  void aStepReusesTheMemoryOfTheNetwork() {
    long small = bytesOfAStep(List.of(WordSettings.of(10)), 16);
    long large = bytesOfAStep(List.of(WordSettings.of(80)), 96);
    assertThat(small).isLessThan(LOOKED_UP);
    assertThat(large).as("six times the hidden units").isLessThan(small + SLACK);
  }

  @Test
  void charactersReserveNoMoreThanTheirStates() {
    List<EmbeddingSettings> embeddings =
        List.of(WordSettings.of(10), CharacterLstmSettings.of(8, 8));
    assertThat(bytesOfAStep(embeddings, 16)).isLessThan(2 * LOOKED_UP);
  }
}
