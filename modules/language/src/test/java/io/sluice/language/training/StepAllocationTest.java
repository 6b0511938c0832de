package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.SoftmaxKind;
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
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A training step reserves nothing but small views on memory that is there, on any thread. */
class StepAllocationTest {
  private static final int STEPS = 10;

  /** Views and iterators of a step of two layers and ten time steps, whatever their sizes. */
  private static final long VIEWS = 14 * 1024;

  /** Two steps may differ by as much, where the clock and sleeping threads have a part in it. */
  private static final long SLACK = 1024;

  private static RecurrentSettings layers(Cell cell, int hidden) {
    return RecurrentSettings.of(cell, 2, hidden).withLayerDropout(new LayerDropout.Locked(0.2));
  }

  private static long bytesOfAStep(Cell cell, int hidden, int lanes, int threads) {
    return bytesOfAStep(LanguageModelSettings.of(24, layers(cell, hidden)), lanes, threads);
  }

  private static long bytesOfAStep(LanguageModelSettings settings, int lanes, int threads) {
    String text = Texts.FOX.repeat(200);
    SymbolCodec codec = Texts.codec(SymbolKind.CHARACTERS, text);
    SymbolSequence symbols = Texts.encode(codec, text);
    TrainingSettings training =
        TrainingSettings.of(
            lanes, new Windows.Fixed(10), Budget.steps(1_000), OptimiserSettings.DEFAULT);
    try (var trainer =
        LanguageModelTrainer.start(
            new EngineSettings("java", threads), settings, training, 3, codec, symbols, symbols)) {
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
    assertThat(small).isLessThan(VIEWS);
    assertThat(large).as("24 times the activations").isLessThan(small + SLACK);
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "PEEPHOLE_LSTM", "COUPLED_LSTM", "LAYER_NORM_LSTM"})
  void projectedOutputsReuseTheirMemory(Cell cell) {
    RecurrentSettings small = layers(cell, 16).withProjection(8);
    RecurrentSettings large = layers(cell, 96).withProjection(48);
    long ofSmall = bytesOfAStep(LanguageModelSettings.of(24, small), 2, 1);
    assertThat(ofSmall).isLessThan(VIEWS);
    assertThat(bytesOfAStep(LanguageModelSettings.of(24, large), 8, 1))
        .as("24 times the activations")
        .isLessThan(ofSmall + SLACK);
  }

  static List<SoftmaxKind> softmaxKinds() {
    return List.of(new SoftmaxKind.Adaptive(List.of(8, 16), 2), new SoftmaxKind.Sampled(10));
  }

  @ParameterizedTest
  @MethodSource("softmaxKinds")
  void everySoftmaxReusesItsMemory(SoftmaxKind kind) {
    var small = LanguageModelSettings.of(24, layers(Cell.LSTM, 16)).withSoftmax(kind);
    var large = LanguageModelSettings.of(24, layers(Cell.LSTM, 96)).withSoftmax(kind);
    long ofSmall = bytesOfAStep(small, 2, 1);
    assertThat(ofSmall).isLessThan(VIEWS);
    assertThat(bytesOfAStep(large, 8, 1))
        .as("24 times the activations")
        .isLessThan(ofSmall + SLACK);
  }

  @Test
  void noThreadOfTheTeamReservesMore() {
    assertThat(bytesOfAStep(Cell.LSTM, 64, 4, 2)).isLessThan(2 * VIEWS);
  }
}
