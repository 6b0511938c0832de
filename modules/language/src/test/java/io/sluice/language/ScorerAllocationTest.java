package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.recurrent.Cell;
import io.sluice.testing.Allocations;
import io.sluice.text.SymbolCodec;
import io.sluice.text.Vocabulary;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Memory for the logits of a run of symbols is reserved once for a text, not for every run. */
class ScorerAllocationTest {
  private static final int VOCABULARY = 5000;
  private static final int RUNS = 20;

  @Test
  void aLongTextTakesTheLogitsOfOneRun() {
    SymbolCodec codec =
        SymbolCodec.characters(
            Vocabulary.of(
                IntStream.range(0, VOCABULARY)
                    .mapToObj(i -> Character.toString(0x4e00 + i))
                    .toList()));
    for (SoftmaxKind softmax :
        List.of(SoftmaxKind.FULL, new SoftmaxKind.Adaptive(List.of(50, 500), 2))) {
      LanguageModelSettings settings =
          Models.settings(Cell.LSTM, OutputWeights.SEPARATE).withSoftmax(softmax);
      LanguageModel model = Models.random(5, codec, settings);
      String text = Character.toString(0x4e00 + 4000).repeat(RUNS * 64 + 1);
      OptionalLong bytes = Allocations.bytesOfAStep("none", 3, () -> model.score(text));
      long logitsOfARun = 64L * VOCABULARY * Float.BYTES;
      if (bytes.isPresent()) {
        assertThat(bytes.getAsLong()).as(softmax.toString()).isLessThan(3 * logitsOfARun);
      }
    }
  }
}
