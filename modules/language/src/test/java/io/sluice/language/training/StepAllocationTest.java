package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.language.LanguageModelSettings;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.testing.Allocations;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolSequence;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training step reserves nothing but small views on memory that is there, on any thread. */
class StepAllocationTest {
  private static final int STEPS = 10;

  /** Views and iterators of a step of two layers and ten time steps, whatever their sizes. */
  private static final long VIEWS = 16 * 1024;

  /** Two steps may differ by as much, where the clock and sleeping threads have a part in it. */
  private static final long SLACK = 1024;

  private static long bytesOfAStep(Cell cell, int hidden, int lanes, int threads) {
    RecurrentSettings recurrent =
        RecurrentSettings.of(cell, 2, hidden).withLayerDropout(new LayerDropout.Locked(0.2));
    String text = Texts.FOX.repeat(200);
    SymbolCodec codec = Texts.codec(SymbolKind.CHARACTERS, text);
    SymbolSequence symbols = Texts.encode(codec, text);
    TrainingSettings training =
        TrainingSettings.of(
            lanes, new Windows.Fixed(10), Budget.steps(1_000), OptimiserSettings.DEFAULT);
    try (var trainer =
        LanguageModelTrainer.start(
            new EngineSettings("java", threads),
            LanguageModelSettings.of(24, recurrent),
            training,
            3,
            codec,
            symbols,
            symbols)) {
      OptionalLong bytes = Allocations.bytesOfAStep("sluice-team", STEPS, trainer::step);
      assumeThat(bytes).isPresent();
      return bytes.getAsLong();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStepOfAnyCellReusesItsMemory(Cell cell) {
    long small = bytesOfAStep(cell, 16, 2, 1);
    long large = bytesOfAStep(cell, 96, 8, 1);
    // Each phase of a time step looks at the memory anew; only layer normalisation has several.
    assertThat(small).isLessThan(cell == Cell.LAYER_NORM_LSTM ? 2 * VIEWS : VIEWS);
    assertThat(large).as("24 times the activations").isLessThan(small + SLACK);
  }

  @Test
  void noThreadOfTheTeamReservesMore() {
    assertThat(bytesOfAStep(Cell.LSTM, 64, 4, 2)).isLessThan(2 * VIEWS);
  }
}
