package io.sluice.language.training;

import static io.sluice.language.training.Steps.assertSame;
import static io.sluice.language.training.Steps.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.OutputWeights;
import io.sluice.language.ReadingDirection;
import io.sluice.language.SoftmaxKind;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training that begins with the weights of a trained model. */
class StartFromTest {
  private static final String OTHER = "a lazy fox over the brown dog jumps.\n".repeat(20);
  private static final SymbolCodec CODEC = Texts.codec(SymbolKind.CHARACTERS, Texts.FOX);
  private static final TrainingSettings TRAINING =
      TrainingSettings.of(
          1,
          new Windows.Fixed(9),
          Budget.steps(20),
          OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8)));

  private static LanguageModelTrainer start(
      LanguageModelSettings model, SymbolCodec codec, String text, long seed) {
    var symbols = Texts.encode(codec, text);
    return LanguageModelTrainer.start(
        new EngineSettings("java", 1), model, TRAINING, seed, codec, symbols, symbols);
  }

  private static LanguageModelSettings settings(Cell cell) {
    return LanguageModelSettings.of(12, RecurrentSettings.of(cell, 2, 12));
  }

  private static LanguageModelSettings withDropout(LanguageModelSettings settings) {
    return settings
        .withEmbeddingDropout(0.1)
        .withInputDropout(new LayerDropout.Locked(0.2))
        .withOutputDropout(new LayerDropout.Standard(0.3));
  }

  private static LanguageModel trained(LanguageModelSettings settings) {
    try (var trainer = start(settings, CODEC, Texts.FOX.repeat(10), 3)) {
      run(trainer, 20);
      return trainer.model();
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void beginsWithTheWeightsOfAModelOfAnyCell(Cell cell) {
    assertBeginsWith(settings(cell));
  }

  @Test
  void beginsWithTheWeightsOfAnyOutputAndDirection() {
    var settings = settings(Cell.LSTM);
    assertBeginsWith(settings.withOutput(OutputWeights.TIED));
    assertBeginsWith(settings.withSoftmax(new SoftmaxKind.Adaptive(List.of(10, 20), 2)));
    assertBeginsWith(settings.withReading(ReadingDirection.BACKWARD));
  }

  private static void assertBeginsWith(LanguageModelSettings settings) {
    var base = trained(settings);
    try (var trainer = start(withDropout(settings), CODEC, OTHER, 8)) {
      trainer.startFrom(base);
      assertSame(trainer.model().tensors(), base.tensors());
      // One lane with carried state is one stream, which the model scores by itself.
      assertThat(trainer.evaluate().loss())
          .isCloseTo(base.score(OTHER).natsPerSymbol(), Percentage.withPercentage(0.001));
    }
  }

  @Test
  void goesOnAsATrainingOfItsOwn() {
    var settings = withDropout(settings(Cell.LSTM));
    var base = trained(settings);
    List<NamedTensor> once;
    double before;
    try (var trainer = start(settings, CODEC, OTHER, 8)) {
      trainer.startFrom(base);
      before = trainer.evaluate().loss();
      run(trainer, 20);
      assertThat(trainer.evaluate().loss()).isLessThan(before);
      once = trainer.capture().tensors();
    }
    try (var again = start(settings, CODEC, OTHER, 8)) {
      again.startFrom(base);
      run(again, 7);
      var state = again.capture();
      try (var resumed = start(settings, CODEC, OTHER, 8)) { // without the model
        resumed.restore(state);
        run(resumed, 20);
        assertSame(resumed.capture().tensors(), once);
      }
    }
    try (var other = start(settings, CODEC, OTHER, 9)) {
      other.startFrom(base);
      run(other, 20);
      assertThat(other.model().tensors().get(0).values()).isNotEqualTo(once.get(0).values());
    }
    assertSame(trained(settings).tensors(), base.tensors()); // the model stays as it is
  }

  @Test
  void aSampledSoftmaxGoesOnFromAFullOne() {
    var full = settings(Cell.LSTM);
    var base = trained(full);
    try (var trainer = start(full.withSoftmax(new SoftmaxKind.Sampled(8)), CODEC, OTHER, 8)) {
      trainer.startFrom(base);
      run(trainer, 3);
    }
  }

  @Test
  void refusesAnotherNetworkNamingAllThatDiffers() {
    var base = trained(settings(Cell.LSTM));
    var recurrent = RecurrentSettings.of(Cell.GRU, 1, 16);
    var wrong = LanguageModelSettings.of(8, recurrent).withReading(ReadingDirection.BACKWARD);
    try (var trainer = start(wrong, Texts.codec(SymbolKind.WORDS, OTHER), OTHER, 8)) {
      assertThatThrownBy(() -> trainer.startFrom(base))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("embedding was \"12\" and is \"8\"")
          .hasMessageContaining("reading was \"FORWARD\" and is \"BACKWARD\"")
          .hasMessageContaining("recurrent.cell was \"LSTM\" and is \"GRU\"")
          .hasMessageContaining("recurrent.hidden was \"12\" and is \"16\"")
          .hasMessageContaining("recurrent.layers was \"2\" and is \"1\"")
          .hasMessageContaining("symbols was \"characters\" and is \"words\"")
          .hasMessageContaining("vocabulary was");
    }
  }

  @Test
  void biasesThatTrainingWouldStartFromDoNotMatter() {
    var settings = settings(Cell.LSTM);
    var base = trained(settings);
    var biased = LanguageModelSettings.of(12, settings.recurrent().withForgetBias(3));
    try (var trainer = start(biased, CODEC, OTHER, 8)) {
      trainer.startFrom(base);
      assertSame(trainer.model().tensors(), base.tensors());
    }
  }

  @Test
  void refusesRoundedWeightsAndTrainingsThatHaveBegun() {
    var settings = settings(Cell.LSTM);
    var base = trained(settings);
    try (var trainer = start(settings, CODEC, OTHER, 8)) {
      for (var precision : List.of(WeightPrecision.INT8, WeightPrecision.BF16)) {
        assertThatThrownBy(() -> trainer.startFrom(base.quantised(precision)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("this one has " + precision.label());
      }
      trainer.step();
      assertThatThrownBy(() -> trainer.startFrom(base))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("before the first step");
    }
  }
}
