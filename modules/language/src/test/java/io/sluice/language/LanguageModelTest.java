package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.generation.BeamSearch;
import io.sluice.language.generation.Hypothesis;
import io.sluice.language.generation.Sampling;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.State;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolSequence;
import io.sluice.text.UnknownSymbolException;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageModelTest {
  private static final String TEXT = "Wer reitet so spät durch Nacht und Wind?\nEs ist … 🐎!\n";

  private static LanguageModel model(Cell cell, OutputWeights output) {
    return Models.random(5, Models.characters(TEXT), Models.settings(cell, output));
  }

  private static LanguageModel model() {
    return model(Cell.LSTM, OutputWeights.SEPARATE);
  }

  @Test
  void saysWhatItIs() {
    LanguageModel model = model(Cell.GRU, OutputWeights.SEPARATE);
    assertThat(model.toString())
        .matches("language model of \\d+ characters, 2 x 13 gru, \\d+ weights");
    assertThatThrownBy(() -> model.generate("Wer", Sampling.greedy(), -1))
        .hasMessage("there cannot be -1 texts");
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void predictsTheSameAfterSavingAndLoading(Cell cell, @TempDir Path folder) throws IOException {
    for (OutputWeights output : OutputWeights.values()) {
      LanguageModel model = model(cell, output);
      Path file = folder.resolve(output.label() + ".sluice");
      model.save(file, "test");
      LanguageModel loaded = LanguageModel.load(file);
      assertThat(loaded.score(TEXT)).isEqualTo(model.score(TEXT));
      assertThat(loaded.settings()).isEqualTo(model.settings());
      assertThat(loaded.codec().vocabulary()).isEqualTo(model.codec().vocabulary());
      for (NamedTensor tensor : model.tensors()) {
        assertThat(loaded.tensors())
            .anySatisfy(
                same -> {
                  assertThat(same.name()).isEqualTo(tensor.name());
                  assertThat(same.values()).containsExactly(tensor.values());
                });
      }
      Sampling sampling = Sampling.seeded(3).length(50);
      assertThat(loaded.generate("Wer", sampling)).isEqualTo(model.generate("Wer", sampling));
    }
  }

  @ParameterizedTest
  @EnumSource(SymbolKind.class)
  void savesEveryKindOfSymbol(SymbolKind kind, @TempDir Path folder) throws IOException {
    SymbolCodec codec = Models.codec(kind, TEXT, VocabularyLimits.NONE);
    var settings = Models.settings(Cell.GRU, OutputWeights.TIED);
    LanguageModel model = Models.random(7, codec, settings);
    Path file = folder.resolve("model.sluice");
    model.save(file, "test");
    LanguageModel loaded = LanguageModel.load(file);
    assertThat(loaded.symbols()).isEqualTo(kind);
    assertThat(loaded.score(TEXT)).isEqualTo(model.score(TEXT));
  }

  @Test
  void writesInABatchWhatItWritesOneByOne() {
    LanguageModel model = model();
    Sampling sampling = Sampling.seeded(20).temperature(9).stop("t").length(20);
    List<Generated> batch = model.generate("Nacht", sampling, 7);
    assertThat(batch).hasSize(7);
    for (int i = 0; i < 7; i++) {
      assertThat(batch.get(i)).isEqualTo(model.generate("Nacht", sampling.seed(20 + i)));
    }
    assertThat(batch).extracting(Generated::end).contains(Generated.End.STOP);
    assertThat(model.generate("Nacht", sampling, 0)).isEmpty();
  }

  @Test
  void streamsWhatItReturns() {
    List<String> pieces = new ArrayList<>();
    Sampling sampling = Sampling.seeded(1).length(60).stop("ei").stop("Wind");
    Generated generated = model().generate("", sampling, pieces::add);
    assertThat(String.join("", pieces)).isEqualTo(generated.text());
    assertThat(generated.text()).doesNotContain("ei").doesNotContain("Wind");
    assertThat(model().generate("", Sampling.DEFAULT.length(0)).text()).isEmpty();
    assertThat(model().generate("", Sampling.DEFAULT.length(9)).symbols()).isEqualTo(9);
  }

  @Test
  void measuresTheSameInOneRunAsStepByStep() {
    LanguageModel model = model();
    String text = TEXT.repeat(5);
    List<Surprise> surprises = new ArrayList<>();
    Score score = model.score(text, surprises::add);
    int[] symbols = model.codec().encode(text);
    State state = model.blank();
    double nats = 0;
    for (int i = 0; i < symbols.length - 1; i++) {
      state = model.step(state, symbols[i]);
      double expected = -model.logProbabilities(state)[symbols[i + 1]];
      assertThat(surprises.get(i).nats()).as("symbol %d", i + 1).isEqualTo(expected);
      assertThat(surprises.get(i).symbol()).isEqualTo(symbols[i + 1]);
      nats += expected;
    }
    assertThat(score.nats()).isEqualTo(nats);
    assertThat(score.symbols()).isEqualTo(symbols.length - 1);
    assertThat(score.characters()).isEqualTo(score.symbols());
    assertThat(model.score(SymbolSequence.of(symbols))).isEqualTo(score);
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void predictsWhatTheEquationsSay(Cell cell) {
    for (LanguageModelSettings settings : Models.variants(cell)) {
      LanguageModel model = Models.random(5, Models.characters(TEXT), settings);
      double[] expected = new Twin(model).surprises(model.codec().encode(TEXT));
      List<Double> actual = new ArrayList<>();
      model.score(TEXT, surprise -> actual.add(surprise.nats()));
      assertThat(actual).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual.get(i))
            .as("%s, symbol %d", settings, i)
            .isCloseTo(expected[i], within(1e-4 * Math.max(1, expected[i])));
      }
    }
  }

  @Test
  void givesProbabilitiesThatAddUpToOne() {
    LanguageModel model = model();
    State state = model.step(model.start(), "Nacht");
    double sum = 0;
    for (double logProbability : model.logProbabilities(state)) {
      sum += Math.exp(logProbability);
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    State fork = model.step(state, " und");
    assertThat(model.logits(state)).isNotEqualTo(model.logits(fork));
    assertThat(model.logits(model.step(state, " und"))).isEqualTo(model.logits(fork));
  }

  @Test
  void isAsUncertainAsItsVocabularyIsLargeWhenItKnowsNothing() {
    SymbolCodec codec = Models.characters(TEXT);
    Score score = Models.uniform(codec).score(TEXT);
    int size = codec.vocabulary().size();
    assertThat(score.perplexity()).isCloseTo(size, within(1e-4));
    assertThat(score.bitsPerCharacter()).isCloseTo(Math.log(size) / Math.log(2), within(1e-6));
    assertThat(score.bitsPerSymbol()).isEqualTo(score.bitsPerCharacter());
  }

  @Test
  void countsCharactersForEveryKindOfSymbol() {
    String text = "naïve 🐎\n";
    SymbolCodec bytes = SymbolCodec.bytes();
    Score score = Models.uniform(bytes).score(text);
    assertThat(score.symbols()).isEqualTo(11);
    assertThat(score.characters()).isEqualTo(7);
    assertThat(score.bitsPerCharacter()).isCloseTo(8.0 * 11 / 7, within(1e-6));
  }

  @Test
  void chargesUnknownSymbolsAndCountsThem() {
    SymbolCodec codec =
        Models.codec(SymbolKind.CHARACTERS, "abcabc", VocabularyLimits.NONE.alwaysWithUnknown());
    LanguageModel model = Models.uniform(codec);
    Score score = model.score("abXYc");
    assertThat(score.unknown()).isEqualTo(2);
    assertThat(score.symbols()).isEqualTo(4);
    assertThat(score.perplexity()).isCloseTo(4, within(1e-5));
  }

  @Test
  void countsAndShowsOnlyUnknownSymbolsThatArePredicted() {
    SymbolCodec codec =
        Models.codec(SymbolKind.CHARACTERS, "abcabc", VocabularyLimits.NONE.alwaysWithUnknown());
    String text = "Xa\ufffdYb" + "ab".repeat(100) + "Z";
    for (ReadingDirection reading : ReadingDirection.values()) {
      var settings = Models.settings(Cell.LSTM, OutputWeights.SEPARATE).withReading(reading);
      List<Surprise> surprises = new ArrayList<>();
      LanguageModel model = Models.random(3, codec, settings);
      Score score = model.score(text, surprises::add);
      boolean forward = reading == ReadingDirection.FORWARD;
      assertThat(score.unknown()).as("%s", reading).isEqualTo(2);
      String read =
          surprises.stream().map(Surprise::text).collect(java.util.stream.Collectors.joining());
      String back = new StringBuilder(text).reverse().substring(1);
      assertThat(read).isEqualTo(forward ? text.substring(1) : back);
      assertThat(surprises)
          .filteredOn(surprise -> !surprise.known())
          .extracting(Surprise::text)
          .containsExactly(forward ? new String[] {"Y", "Z"} : new String[] {"Y", "X"});
    }
  }

  @Test
  void scoresNothingOfNothing() {
    assertThat(model().score("").symbols()).isZero();
    assertThat(model().score("W").symbols()).isZero();
    assertThat(model().score("W").natsPerSymbol()).isNaN();
  }

  @Test
  void saysWhichCharacterItDoesNotKnow() {
    assertThatThrownBy(() -> model().generate("Wer €?", Sampling.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the prompt's character 5, '€' (U+20AC), is not among the ")
        .hasMessageContaining("leave it out");
    LanguageModel model = model();
    assertThatThrownBy(() -> model.step(model.start(), "€"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the text's character 1, '€' (U+20AC), is not among the ");
    assertThatThrownBy(() -> model().score("Wer €?")).isInstanceOf(UnknownSymbolException.class);
  }

  @Test
  void neverWritesTheUnknownWord() {
    SymbolCodec codec =
        Models.codec(SymbolKind.WORDS, "to be or not to be\n", VocabularyLimits.NONE);
    var settings = Models.settings(Cell.RNN, OutputWeights.SEPARATE);
    Generated generated =
        Models.random(1, codec, settings).generate("to sleep", Sampling.seeded(1).length(300));
    assertThat(generated.text()).doesNotContain("<unk>").contains("not");
  }

  @Test
  void findsAtLeastAsLikelyTextsAsGreedySearch() {
    LanguageModel model = model();
    var greedy = new BeamSearch(1, 0, 12);
    var wide = new BeamSearch(8, 0, 12);
    Hypothesis likeliest = model.search("und", greedy, List.of()).get(0);
    String text = model.generate("und", Sampling.greedy().length(12)).text();
    assertThat(likeliest.text()).isEqualTo(text);
    List<Hypothesis> found = model.search("und", wide, List.of());
    assertThat(found).hasSize(8);
    assertThat(found.get(0).logProbability()).isGreaterThanOrEqualTo(likeliest.logProbability());
  }

  @Test
  void searchesAfterThePromptAsItWrites() {
    SymbolCodec codec =
        Models.codec(SymbolKind.WORDS, "to be or not to be\n", VocabularyLimits.NONE);
    LanguageModel model =
        Models.random(1, codec, Models.settings(Cell.RNN, OutputWeights.SEPARATE));
    var found = model.search("to sleep", new BeamSearch(20, 0, 6), List.of());
    assertThat(found).extracting(Hypothesis::text).noneMatch(text -> text.contains("<unk>"));
    assertThat(found)
        .extracting(Hypothesis::text)
        .allMatch(text -> text.startsWith(" ") || text.startsWith("\n"));
    String greedy = model.generate("to sleep", Sampling.greedy().length(6)).text();
    var narrow = new BeamSearch(1, 0, 6);
    assertThat(model.search("to sleep", narrow, List.of()).get(0).text()).isEqualTo(greedy);
    var stopped = model.search("to sleep", new BeamSearch(20, 0, 6), List.of(" be"));
    assertThat(stopped).extracting(Hypothesis::text).noneMatch(text -> text.contains(" be"));
    assertThat(stopped).anyMatch(text -> text.symbols().length < 6);
  }

  @Test
  void writesBeforeThePromptInTheUsualOrderIfItReadsBackward() {
    LanguageModel forward = model();
    var settings = forward.settings().withReading(ReadingDirection.BACKWARD);
    var model = LanguageModel.of(forward.codec(), settings, forward.tensors());
    Sampling sampling = Sampling.seeded(3).length(40);
    String mirrored = new StringBuilder("Nacht").reverse().toString();
    String expected =
        new StringBuilder(forward.generate(mirrored, sampling).text()).reverse().toString();
    List<String> pieces = new ArrayList<>();
    assertThat(model.generate("Nacht", sampling, pieces::add).text()).isEqualTo(expected);
    assertThat(pieces).containsExactly(expected);
    String stop = expected.substring(17, 19);
    Generated stopped = model.generate("Nacht", sampling.stop(stop));
    assertThat(stopped.end()).isEqualTo(Generated.End.STOP);
    assertThat(expected).endsWith(stop + stopped.text());
    assertThat(stopped.text()).doesNotContain(stop);
  }

  @Test
  void writesWholeCharactersBeforeThePromptOfBytes() {
    SymbolCodec codec = SymbolCodec.bytes();
    int[] symbols = codec.encode("größer, ");
    int[] written = ReadingDirection.BACKWARD.order(symbols);
    int[] prompt = ReadingDirection.BACKWARD.order(codec.encode("schöner"));
    assertThat(TextWriter.text(codec, ReadingDirection.BACKWARD, prompt, written))
        .isEqualTo("größer, ");
  }

  @Test
  void setsWordsBeforeThePromptApartFromIt() {
    SymbolCodec codec =
        Models.codec(SymbolKind.WORDS, "to be or not , to be\n", VocabularyLimits.NONE);
    int[] written = ReadingDirection.BACKWARD.order(codec.encode("to be"));
    int[] prompt = ReadingDirection.BACKWARD.order(codec.encode("or not"));
    assertThat(TextWriter.text(codec, ReadingDirection.BACKWARD, prompt, written))
        .isEqualTo("to be ");
    int[] comma = ReadingDirection.BACKWARD.order(codec.encode(", to"));
    assertThat(TextWriter.text(codec, ReadingDirection.BACKWARD, comma, written))
        .isEqualTo("to be");
  }

  @Test
  void refusesStatesOfModelsOfAnotherShape() {
    LanguageModel model = model();
    SymbolCodec codec = model.codec();
    var other = Models.random(1, codec, Models.settings(Cell.GRU, OutputWeights.SEPARATE));
    assertThatThrownBy(() -> model.step(other.start(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the state is one of ")
        .hasMessageContaining(" gru units ");
    assertThatThrownBy(() -> model.logits(other.start())).hasMessageContaining("the state is one");
    assertThat(model.logits(model().start())).isEqualTo(model.logits(model.start()));
  }

  @Test
  void isSafeToShareBetweenThreads() {
    LanguageModel model = model();
    Sampling sampling = Sampling.seeded(4).length(300);
    Generated expected = model.generate("Nacht", sampling);
    List<CompletableFuture<Generated>> futures = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      futures.add(CompletableFuture.supplyAsync(() -> model.generate("Nacht", sampling)));
    }
    futures.forEach(future -> assertThat(future.join()).isEqualTo(expected));
  }

  @Test
  void refusesTensorsOfAnotherShape() {
    LanguageModel model = model();
    SymbolCodec other = Models.characters(TEXT + "xyz");
    assertThatThrownBy(() -> LanguageModel.of(other, model.settings(), model.tensors()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("embedding.weight");
  }

  @Test
  void scoresReadersWithoutHoldingThem() throws IOException {
    String text = TEXT.repeat(20);
    assertThat(model().score(new StringReader(text), surprise -> {}))
        .isEqualTo(model().score(text));
  }
}
