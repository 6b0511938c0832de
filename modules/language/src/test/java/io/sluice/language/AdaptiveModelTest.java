package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.generation.BeamSearch;
import io.sluice.language.generation.Hypothesis;
import io.sluice.language.generation.Sampling;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.State;
import io.sluice.text.SymbolSequence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model with an adaptive softmax predicts. */
class AdaptiveModelTest {
  private static final String TEXT = "Wer reitet so spät durch Nacht und Wind?\nEs ist … 🐎!\n";
  private static final LanguageModelSettings SETTINGS =
      Models.settings(Cell.LSTM, OutputWeights.SEPARATE)
          .withSoftmax(new SoftmaxKind.Adaptive(List.of(5, 9, 20), 2));

  private final LanguageModel model = Models.random(5, Models.characters(TEXT), SETTINGS);

  @Test
  void predictsWhatTheEquationsSay() {
    double[] expected = new Twin(model).surprises(model.codec().encode(TEXT));
    List<Double> actual = new ArrayList<>();
    model.score(TEXT, surprise -> actual.add(surprise.nats()));
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).as("symbol %d", i).isCloseTo(expected[i], within(1e-4));
    }
  }

  @Test
  void givesProbabilitiesThatAddUpToOne() {
    for (String before : List.of("", "Nacht", "Wind?\n")) {
      double[] logProbabilities = model.logProbabilities(model.step(model.start(), before));
      assertThat(Arrays.stream(logProbabilities).map(Math::exp).sum()).isCloseTo(1, within(1e-6));
      assertThat(logProbabilities).hasSize(model.codec().vocabulary().size());
    }
  }

  @Test
  void measuresInRunsWhatItSaysStepByStep() {
    String text = TEXT.repeat(5);
    List<Surprise> surprises = new ArrayList<>();
    Score score = model.score(text, surprises::add);
    int[] symbols = model.codec().encode(text);
    State state = model.blank();
    for (int i = 0; i < symbols.length - 1; i++) {
      state = model.step(state, symbols[i]);
      double expected = -model.logProbabilities(state)[symbols[i + 1]];
      assertThat(surprises.get(i).nats()).isCloseTo(expected, within(1e-5));
    }
    assertThat(model.score(SymbolSequence.of(symbols))).isEqualTo(score);
  }

  @Test
  void writesAndSearches() {
    Sampling sampling = Sampling.seeded(20).temperature(1.5).length(30);
    List<Generated> batch = model.generate("Wer", sampling, 3);
    assertThat(batch.get(1)).isEqualTo(model.generate("Wer", sampling.seed(21)));
    StringBuilder streamed = new StringBuilder();
    Generated whole = model.generate("Wer", sampling, streamed::append);
    assertThat(streamed.toString()).isEqualTo(whole.text());
    Hypothesis greedy = model.search("und", new BeamSearch(1, 0, 12), List.of()).get(0);
    assertThat(model.codec().decode(greedy.symbols()))
        .isEqualTo(model.generate("und", Sampling.greedy().length(12)).text());
    assertThat(model.search("und", new BeamSearch(8, 0, 12), List.of()).get(0).logProbability())
        .isGreaterThanOrEqualTo(greedy.logProbability());
  }

  @Test
  void isTheSameAfterSavingAndLoading(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("adaptive.sluice");
    model.save(file, "test");
    LanguageModel loaded = LanguageModel.load(file);
    assertThat(loaded.settings()).isEqualTo(SETTINGS);
    assertThat(loaded.score(TEXT)).isEqualTo(model.score(TEXT));
    assertThat(loaded.parameters())
        .isEqualTo(SETTINGS.parameters(loaded.codec().vocabulary().size()));
  }

  @Test
  void samplesConcernTrainingOnly(@TempDir Path folder) throws IOException {
    var sampled =
        Models.settings(Cell.GRU, OutputWeights.TIED).withSoftmax(new SoftmaxKind.Sampled(4));
    LanguageModel learned = Models.random(5, Models.characters(TEXT), sampled);
    Path file = folder.resolve("sampled.sluice");
    learned.save(file, "test");
    LanguageModel loaded = LanguageModel.load(file);
    assertThat(loaded.settings()).isEqualTo(sampled.withSoftmax(SoftmaxKind.FULL));
    assertThat(loaded.score(TEXT)).isEqualTo(learned.score(TEXT));
  }

  @Test
  void refusesWhatCannotBe() {
    var settings = Models.settings(Cell.LSTM, OutputWeights.TIED);
    assertThatThrownBy(() -> settings.withSoftmax(new SoftmaxKind.Adaptive(List.of(5), 4)))
        .hasMessageContaining("cannot share the embedding's; use separate weights");
    assertThatThrownBy(
            () ->
                Models.settings(Cell.LSTM, OutputWeights.SEPARATE)
                    .withSoftmax(new SoftmaxKind.Adaptive(List.of(5, 8, 9), 3)))
        .hasMessageContaining("cluster 3 would have vectors of length 0: 13 divided 3 times by 3");
    assertThatThrownBy(() -> SoftmaxKind.Adaptive.of(99, 4))
        .hasMessageContaining("99 symbols is too small");
    assertThat(SoftmaxKind.Adaptive.of(200_000, 4).cutoffs()).containsExactly(4000, 20_000);
    assertThatThrownBy(() -> new SoftmaxKind.Sampled(0)).hasMessageContaining("was 0");
  }
}
