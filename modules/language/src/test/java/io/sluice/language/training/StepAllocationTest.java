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

/**
 * A training step reserves its report and nothing else, on any thread. Steps are counted before
 * they are compiled, so that nothing depends on what compilers leave out; two powers that Adam
 * takes reserve 96 bytes each in the JDK until then. The windows are all of one extent: another one
 * has its products described anew.
 */
class StepAllocationTest {
  private static final int STEPS = 10;

  /**
   * The report of a step and two powers: half of it. An object of each time step would exceed it.
   */
  private static final long REPORT = 512;

  /** Two clusters or some candidates, of which no two windows have as many. */
  private static final long VARYING = 2560;

  /** Two steps may differ by as much, where numbers of rows vary or threads sleep. */
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
  void aStepOfAnyCellReservesItsReport(Cell cell) {
    assertThat(bytesOfAStep(cell, 16, 2, 1)).isLessThan(REPORT);
    assertThat(bytesOfAStep(cell, 96, 8, 1)).as("24 times the activations").isLessThan(REPORT);
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "PEEPHOLE_LSTM", "COUPLED_LSTM", "LAYER_NORM_LSTM"})
  void projectedOutputsReserveNothing(Cell cell) {
    RecurrentSettings projected = layers(cell, 96).withProjection(48);
    assertThat(bytesOfAStep(LanguageModelSettings.of(24, projected), 8, 1)).isLessThan(REPORT);
  }

  @Test
  void droppedWeightsReserveNothing() {
    RecurrentSettings dropping = layers(Cell.LSTM, 96).withWeightDrop(0.3);
    assertThat(bytesOfAStep(LanguageModelSettings.of(24, dropping), 8, 1)).isLessThan(REPORT);
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
    assertThat(ofSmall).isLessThan(VARYING);
    assertThat(bytesOfAStep(large, 8, 1))
        .as("24 times the activations")
        .isLessThan(ofSmall + SLACK);
  }

  @Test
  void noThreadOfTheTeamReservesAnything() {
    assertThat(bytesOfAStep(Cell.LSTM, 64, 4, 2)).isLessThan(REPORT);
  }
}
