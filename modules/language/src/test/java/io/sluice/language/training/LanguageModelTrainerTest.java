package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.Generated;
import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.OutputWeights;
import io.sluice.language.ReadingDirection;
import io.sluice.language.generation.Sampling;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.Schedule;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentDropout;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.EarlyStopping;
import io.sluice.neural.training.TrainerState;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolSequence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelTrainerTest {
  private static final EngineSettings ENGINE = new EngineSettings("java", 1);
  private static final OptimiserSettings FAST =
      OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8));

  private static LanguageModelTrainer start(
      EngineSettings engine,
      LanguageModelSettings model,
      TrainingSettings training,
      SymbolKind kind,
      String text) {
    SymbolCodec codec = Texts.codec(kind, text);
    SymbolSequence symbols = Texts.encode(codec, text);
    return LanguageModelTrainer.start(engine, model, training, 3, codec, symbols, symbols);
  }

  private static LanguageModelSettings lstm(int embedding, int layers, int hidden) {
    return LanguageModelSettings.of(embedding, RecurrentSettings.of(Cell.LSTM, layers, hidden));
  }

  private static LanguageModel learn(
      LanguageModelSettings model, SymbolKind kind, String text, int steps) {
    TrainingSettings training =
        TrainingSettings.of(4, new Windows.Fixed(20), Budget.steps(steps), FAST);
    try (var trainer = start(ENGINE, model, training, kind, text)) {
      while (!trainer.finished()) {
        trainer.step();
      }
      EvaluationReport report = trainer.evaluate();
      assertThat(report.loss()).as("nats per symbol").isLessThan(0.05);
      assertThat(report.improved()).isTrue();
      return trainer.model();
    }
  }

  @Test
  void learnsTextThatRepeatsItself() {
    String text = Texts.FOX.repeat(40);
    LanguageModel model = learn(lstm(12, 1, 48), SymbolKind.CHARACTERS, text, 250);
    Generated generated = model.generate("the quick", Sampling.greedy().length(80));
    assertThat(generated.text()).isEqualTo(Texts.FOX.repeat(3).substring(9, 89));
    assertThat(model.score(Texts.FOX.repeat(5)).natsPerSymbol()).isLessThan(0.15);
  }

  @Test
  void readsBackwardAsItReadsTheReversedTextForward() {
    String text = Texts.FOX.repeat(20);
    String reversed = new StringBuilder(text).reverse().toString();
    var forward = lstm(12, 1, 24);
    var backward = forward.withReading(ReadingDirection.BACKWARD);
    TrainingSettings training =
        TrainingSettings.of(4, new Windows.Fixed(20), Budget.steps(40), FAST);
    SymbolCodec codec = Texts.codec(SymbolKind.CHARACTERS, text);
    try (var one = trainer(backward, training, codec, text);
        var other = trainer(forward, training, codec, reversed)) {
      while (!one.finished()) {
        assertThat(one.step().loss()).isEqualTo(other.step().loss());
      }
      assertThat(one.evaluate().loss()).isEqualTo(other.evaluate().loss());
      LanguageModel model = one.model();
      LanguageModel mirror = other.model();
      assertThat(model.settings().reading()).isEqualTo(ReadingDirection.BACKWARD);
      assertThat(model.score("lazy dog")).isEqualTo(mirror.score("god yzal"));
      assertThat(model.score(Texts.encode(codec, "lazy dog")))
          .isEqualTo(mirror.score(Texts.encode(codec, "god yzal")));
      String mirrored = mirror.generate("god", Sampling.seeded(4)).text();
      assertThat(model.generate("dog", Sampling.seeded(4)).text())
          .isEqualTo(new StringBuilder(mirrored).reverse().toString());
      assertThatThrownBy(() -> other.restore(one.capture()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("reading");
    }
  }

  /** After "a" comes "a" or "b", by turns: only the state tells which, in windows of one symbol. */
  @ParameterizedTest
  @CsvSource({"0, 0, 0.2", "0.999999, 0.4, 0.6"})
  void learnsFromCarriedStateUnlessItIsReset(double reset, double atLeast, double atMost) {
    TrainingSettings training =
        TrainingSettings.of(4, new Windows.Fixed(1), Budget.steps(600), FAST).withStateReset(reset);
    try (var trainer =
        start(ENGINE, lstm(8, 1, 16), training, SymbolKind.CHARACTERS, "aab".repeat(80))) {
      double last = 0;
      while (!trainer.finished()) {
        double loss = trainer.step().loss();
        last += trainer.steps() > 500 ? loss / 100 : 0;
      }
      // Without state two of three symbols follow an "a", a coin toss of ln 2 nats: 0.46 on
      // average.
      assertThat(last).isBetween(atLeast, atMost);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void refusesResetsThatAreNoProbability(double probability) {
    var training = TrainingSettings.of(4, new Windows.Fixed(1), Budget.steps(1), FAST);
    assertThatThrownBy(() -> training.withStateReset(probability))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0, 1)");
  }

  private static LanguageModelTrainer trainer(
      LanguageModelSettings model, TrainingSettings training, SymbolCodec codec, String text) {
    SymbolSequence symbols = Texts.encode(codec, text);
    return LanguageModelTrainer.start(ENGINE, model, training, 3, codec, symbols, symbols);
  }

  @ParameterizedTest
  @EnumSource(SymbolKind.class)
  void learnsWithEveryKindOfSymbol(SymbolKind kind) {
    String text = "one two three four .\nand that is it .\n".repeat(40);
    LanguageModelSettings tied = lstm(48, 1, 48).withOutput(OutputWeights.TIED);
    int steps = kind == SymbolKind.BYTES ? 500 : 250; // more symbols to rule out
    LanguageModel model = learn(tied, kind, text, steps);
    Generated generated = model.generate("and that", Sampling.greedy().stop("\n"));
    assertThat(generated.text()).matches(" is it ?\\.");
    assertThat(generated.end()).isEqualTo(Generated.End.STOP);
  }

  private static final LanguageModelSettings EVERYTHING = everything(Cell.LSTM);

  private static LanguageModelSettings everything(Cell cell) {
    var recurrent =
        RecurrentSettings.of(cell, 2, 20)
            .withLayerDropout(new LayerDropout.Locked(0.2))
            .withRecurrentDropout(new RecurrentDropout.OnHidden(0.1))
            .withWeightDrop(0.2);
    return LanguageModelSettings.of(20, recurrent)
        .withOutput(OutputWeights.TIED)
        .withEmbeddingDropout(0.1)
        .withInputDropout(new LayerDropout.Locked(0.2))
        .withOutputDropout(new LayerDropout.Standard(0.3));
  }

  private static final TrainingSettings VARIED =
      new TrainingSettings(
          6,
          new Windows.Randomised(12),
          0.1,
          Budget.steps(60),
          new OptimiserSettings(
              new Adam(0.01, 0.9, 0.999, 1e-8),
              Schedule.Plateau.DEFAULT.afterWarmUp(5),
              OptimiserSettings.DEFAULT.clipping(),
              3),
          0.9,
          OptionalLong.of(7),
          Optional.empty(),
          OptionalDouble.of(0.2));

  private static void run(LanguageModelTrainer trainer, long steps) {
    while (trainer.steps() < steps) {
      trainer.step();
      if (trainer.evaluationDue()) {
        trainer.evaluate();
      }
    }
  }

  private static void assertSame(List<NamedTensor> actual, List<NamedTensor> expected, String as) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).name()).isEqualTo(expected.get(i).name());
      assertThat(actual.get(i).values())
          .as("%s: %s", as, actual.get(i).name())
          .containsExactly(expected.get(i).values());
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void continuesFromAnyStepAsIfNeverInterrupted(Cell cell) {
    LanguageModelSettings model = everything(cell);
    String text = Texts.FOX.repeat(12);
    List<NamedTensor> whole;
    try (var trainer = start(ENGINE, model, VARIED, SymbolKind.CHARACTERS, text)) {
      run(trainer, 24);
      whole = trainer.capture().tensors();
    }
    long seed = 99;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2; round++) {
      int at = random.nextInt(0, 24);
      TrainerState state;
      try (var first = start(ENGINE, model, VARIED, SymbolKind.CHARACTERS, text)) {
        run(first, at);
        state = first.capture();
      }
      try (var second = start(ENGINE, model, VARIED, SymbolKind.CHARACTERS, text)) {
        run(second, random.nextInt(4)); // leaves no trace
        second.restore(state);
        run(second, 24);
        assertSame(second.capture().tensors(), whole, "interrupted after step " + at);
      }
    }
  }

  @Test
  void trainsTheSameWeightsOnAnyNumberOfThreads() {
    String text = Texts.FOX.repeat(12);
    List<NamedTensor> expected = List.of();
    for (int threads : new int[] {1, 2, 4}) {
      EngineSettings engine = ENGINE.withThreads(threads);
      try (var trainer = start(engine, EVERYTHING, VARIED, SymbolKind.CHARACTERS, text)) {
        run(trainer, 8);
        List<NamedTensor> tensors = trainer.capture().tensors();
        if (threads > 1) {
          assertSame(tensors, expected, threads + " threads");
        }
        expected = tensors;
      }
    }
  }

  @Test
  void scoresOneStreamAsTheTrainerEvaluatesOneLane() {
    String text = Texts.FOX.repeat(6).substring(7);
    TrainingSettings oneLane = TrainingSettings.of(1, new Windows.Fixed(9), Budget.steps(30), FAST);
    try (var trainer = start(ENGINE, lstm(7, 2, 13), oneLane, SymbolKind.CHARACTERS, text)) {
      run(trainer, 30);
      EvaluationReport report = trainer.evaluate();
      LanguageModel model = trainer.model();
      assertThat(report.symbols()).isEqualTo(text.length() - 1);
      assertThat(model.score(text).natsPerSymbol())
          .isCloseTo(report.loss(), Percentage.withPercentage(0.001));
    }
  }

  @Test
  void measuresAndKeepsAveragedWeights() {
    TrainingSettings averaged =
        TrainingSettings.of(1, new Windows.Fixed(9), Budget.steps(24), FAST).withAveraging(0.99);
    String text = Texts.FOX.repeat(6);
    try (var trainer = start(ENGINE, lstm(7, 2, 13), averaged, SymbolKind.CHARACTERS, text)) {
      double[] expected = widened(trainer.model().tensors());
      while (!trainer.finished()) {
        trainer.step();
        if (trainer.steps() % 8 == 0) {
          double kept = Math.pow((1.0 + trainer.steps()) / (10 + trainer.steps()), 8);
          List<NamedTensor> state = trainer.capture().tensors();
          double[] present = widened(state.subList(0, trainer.model().tensors().size()));
          for (int i = 0; i < expected.length; i++) {
            expected[i] = kept * expected[i] + (1 - kept) * present[i];
          }
        }
      }
      LanguageModel model = trainer.model();
      assertThat(widened(model.tensors())).containsExactly(expected, within(1e-5));
      assertThat(trainer.evaluate().loss())
          .isCloseTo(model.score(text).natsPerSymbol(), Percentage.withPercentage(0.001));
    }
  }

  private static double[] widened(List<NamedTensor> tensors) {
    return tensors.stream()
        .flatMapToDouble(
            tensor ->
                IntStream.range(0, tensor.values().length).mapToDouble(i -> tensor.values()[i]))
        .toArray();
  }

  @Test
  void stopsWhenNothingImproves() {
    TrainingSettings impatient =
        TrainingSettings.of(
                2,
                new Windows.Fixed(10),
                Budget.epochs(1000),
                OptimiserSettings.DEFAULT.withRule(new Adam(1e-12, 0.9, 0.999, 1e-8)))
            .withEarlyStopping(new EarlyStopping(3, 0.01));
    try (var trainer = start(ENGINE, lstm(4, 1, 5), impatient, SymbolKind.CHARACTERS, Texts.FOX)) {
      int evaluations = 0;
      while (!trainer.finished()) {
        trainer.step();
        if (trainer.evaluationDue()) {
          trainer.evaluate();
          evaluations++;
        }
      }
      assertThat(evaluations).as("the first and three without improvement").isEqualTo(4);
      assertThat(trainer.evaluationDue()).isFalse();
    }
  }

  @Test
  void refusesStatesOfOtherTrainings() {
    TrainingSettings settings =
        TrainingSettings.of(2, new Windows.Fixed(10), Budget.steps(10), FAST);
    TrainerState state;
    try (var trainer = start(ENGINE, lstm(4, 1, 5), settings, SymbolKind.CHARACTERS, Texts.FOX)) {
      state = trainer.capture();
    }
    try (var other = start(ENGINE, lstm(4, 1, 6), settings, SymbolKind.CHARACTERS, Texts.FOX)) {
      assertThatThrownBy(() -> other.restore(state))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("recurrent.hidden was \"5\" and is \"6\"");
    }
    try (var other = start(ENGINE, lstm(4, 1, 5), settings, SymbolKind.BYTES, Texts.FOX)) {
      assertThatThrownBy(() -> other.restore(state)).hasMessageContaining("vocabulary");
    }
  }

  @Test
  void refusesTextsThatAreTooShort() {
    TrainingSettings settings =
        TrainingSettings.of(64, new Windows.Fixed(10), Budget.steps(10), FAST);
    assertThatThrownBy(
            () -> start(ENGINE, lstm(4, 1, 5), settings, SymbolKind.CHARACTERS, Texts.FOX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a text of 45 symbols is too short for 64 lanes; use a longer text or a smaller batch");
  }
}
