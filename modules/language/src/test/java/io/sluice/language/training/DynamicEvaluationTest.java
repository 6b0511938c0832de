package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.Models;
import io.sluice.language.OutputWeights;
import io.sluice.language.ReadingDirection;
import io.sluice.language.Score;
import io.sluice.language.SoftmaxKind;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.Cell;
import io.sluice.text.SymbolKind;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicEvaluationTest {
  private static final String TEXT = Texts.FOX.repeat(6);
  private static final Adaptation QUICK = new Adaptation(0.01, 0.01, 10);

  private static LanguageModel model(SymbolKind kind, LanguageModelSettings settings) {
    return Models.random(5, Texts.codec(kind, TEXT), settings);
  }

  private static LanguageModel characters() {
    return model(SymbolKind.CHARACTERS, Models.settings(Cell.LSTM, OutputWeights.SEPARATE));
  }

  private static Score score(LanguageModel model, Adaptation adaptation, int threads, String text)
      throws IOException {
    var engine = new EngineSettings("java", threads);
    try (var evaluation = DynamicEvaluation.open(engine, model, adaptation)) {
      return evaluation.score(new StringReader(text));
    }
  }

  private static void assertSame(Score actual, Score expected) {
    assertThat(actual.nats()).isCloseTo(expected.nats(), within(1e-5 * expected.nats()));
    assertThat(actual.symbols()).isEqualTo(expected.symbols());
    assertThat(actual.unknown()).isEqualTo(expected.unknown());
    assertThat(actual.characters()).isEqualTo(expected.characters());
  }

  @ParameterizedTest
  @EnumSource(SymbolKind.class)
  void withoutARateItIsTheExactStream(SymbolKind kind) throws IOException {
    for (Cell cell : Cell.values()) {
      for (ReadingDirection reading : ReadingDirection.values()) {
        var settings = Models.settings(cell, OutputWeights.TIED).withReading(reading);
        var model = model(kind, settings);
        assertSame(score(model, QUICK.withRate(0), 1, TEXT), model.score(TEXT));
      }
    }
  }

  @Test
  void withAnyKindOfSoftmax() throws IOException {
    var plain = Models.settings(Cell.LSTM, OutputWeights.SEPARATE);
    for (SoftmaxKind kind :
        List.of(new SoftmaxKind.Adaptive(List.of(4, 12), 2), new SoftmaxKind.Sampled(3))) {
      var model = model(SymbolKind.CHARACTERS, plain.withSoftmax(kind));
      assertSame(score(model, QUICK.withRate(0), 1, TEXT), model.score(TEXT));
      double adapted = score(model, QUICK, 1, TEXT).natsPerSymbol();
      assertThat(adapted).as("%s", kind).isLessThan(0.95 * model.score(TEXT).natsPerSymbol());
    }
  }

  @Test
  void theFirstWindowIsPredictedByTheOriginalWeights() throws IOException {
    var model = characters();
    String first = TEXT.substring(0, QUICK.window() + 1);
    assertSame(score(model, QUICK, 1, first), model.score(first));
    String longer = TEXT.substring(0, QUICK.window() + 2);
    double static1 = model.score(longer).nats();
    assertThat(score(model, QUICK.withRate(0.1), 1, longer).nats())
        .isNotCloseTo(static1, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(SymbolKind.class)
  void learnsATextThatRepeatsItself(SymbolKind kind) throws IOException {
    for (ReadingDirection reading : ReadingDirection.values()) {
      var settings = Models.settings(Cell.LSTM, OutputWeights.SEPARATE).withReading(reading);
      var model = model(kind, settings);
      double adapted = score(model, QUICK, 1, TEXT).natsPerSymbol();
      assertThat(adapted).isLessThan(0.95 * model.score(TEXT).natsPerSymbol());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theSameForAnyNumberOfThreads(int threads) throws IOException {
    assertThat(score(characters(), QUICK, threads, TEXT))
        .isEqualTo(score(characters(), QUICK, 1, TEXT));
  }

  @Test
  void everyTextBeginsWithTheModelAsItIs() throws IOException {
    var model = characters();
    float[] before = model.tensors().get(1).values().clone();
    try (var evaluation = DynamicEvaluation.open(new EngineSettings("java", 1), model, QUICK)) {
      Score first = evaluation.score(new StringReader(TEXT));
      evaluation.score(new StringReader("fox"));
      assertThat(evaluation.score(new StringReader(TEXT))).isEqualTo(first);
    }
    assertThat(model.tensors().get(1).values()).containsExactly(before);
  }

  @Test
  void takesTheScaleOfGradientsFromAnotherText() throws IOException {
    var model = characters();
    try (var evaluation = DynamicEvaluation.open(new EngineSettings("java", 1), model, QUICK)) {
      Score without = evaluation.score(new StringReader(TEXT));
      evaluation.observe(new StringReader(TEXT));
      Score with = evaluation.score(new StringReader(TEXT));
      assertThat(with.nats()).isNotEqualTo(without.nats());
      assertThat(evaluation.score(new StringReader(TEXT))).isEqualTo(with);
      evaluation.observe(new StringReader("fox"));
      assertThat(evaluation.score(new StringReader(TEXT))).isNotEqualTo(with);
    }
  }

  @Test
  void dropsNothing() throws IOException {
    var plain = Models.settings(Cell.GRU, OutputWeights.SEPARATE);
    var dropping =
        plain
            .withEmbeddingDropout(0.5)
            .withInputDropout(new LayerDropout.Standard(0.5))
            .withOutputDropout(new LayerDropout.Locked(0.5));
    assertThat(score(model(SymbolKind.CHARACTERS, dropping), QUICK, 1, TEXT))
        .isEqualTo(score(model(SymbolKind.CHARACTERS, plain), QUICK, 1, TEXT));
  }

  @Test
  void needsWeightsThatCanLearn() {
    var narrow = characters().quantised(WeightPrecision.INT8);
    assertThatThrownBy(() -> score(narrow, QUICK, 1, TEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("int8");
  }

  @Test
  void textsTooShortToPredictAnything() throws IOException {
    assertThat(score(characters(), QUICK, 1, "").symbols()).isZero();
    assertThat(score(characters(), QUICK, 1, "f").symbols()).isZero();
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> QUICK.withRate(-1)).hasMessageContaining("rate", "-1");
    assertThatThrownBy(() -> QUICK.withRate(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> QUICK.withDecay(1.5)).hasMessageContaining("decay", "1.5");
    assertThatThrownBy(() -> QUICK.withWindow(0)).hasMessageContaining("window", "0");
  }
}
