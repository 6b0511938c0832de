package io.sluice.language.contextual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.Samples;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.Training;
import io.sluice.embeddings.WordCounts;
import io.sluice.language.LanguageModel;
import io.sluice.language.Models;
import io.sluice.language.ReadingDirection;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.State;
import io.sluice.text.SymbolKind;
import io.sluice.text.VocabularyLimits;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextualTest {
  private static final WordCounts NONE = WordCounts.of(List.of());

  @TempDir Path folder;

  private static TokenEmbedding embedding(LanguageModel... models) {
    return new ContextualSettings(List.of(models), 1, Optional.empty()).prepare(NONE);
  }

  private static float[] encode(TokenEmbedding embedding, Sentence sentence) {
    float[] output = new float[sentence.size() * embedding.dimension()];
    embedding
        .encoder("x", Map.of())
        .encode(TokenBatch.of(sentence), output, embedding.dimension(), 0);
    return output;
  }

  private static float[] hidden(LanguageModel model, State state) {
    String top = "s." + (model.settings().recurrent().layers() - 1) + ".hidden";
    return state.export("s").stream()
        .filter(tensor -> tensor.name().equals(top))
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  void vectorsAreScaled() {
    Sentence sentence = Sentence.of("the", "cat");
    var settings = new ContextualSettings(TinyModels.both(), 1, Optional.empty());
    float[] plain = encode(settings.prepare(NONE), sentence);
    float[] scaled = encode(settings.withScale(0.25).prepare(NONE), sentence);
    assertThat(plain).isNotEqualTo(new float[plain.length]);
    for (int i = 0; i < plain.length; i++) {
      assertThat(scaled[i]).isEqualTo(0.25f * plain[i]);
    }
    for (double scale : new double[] {0, -1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> settings.withScale(scale))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the scale of vectors must be in (0, 1], was " + scale);
    }
  }

  /** The state after each word, read symbol by symbol. */
  private static float[] stepped(LanguageModel model, String text, List<String> words) {
    int hidden = model.settings().recurrent().hidden();
    boolean forward = model.settings().reading() == ReadingDirection.FORWARD;
    String read = forward ? text : new StringBuilder(text).reverse().toString();
    List<State> states = new ArrayList<>(List.of(model.start()));
    for (int i = 0; i < read.length(); i++) {
      states.add(model.step(states.get(i), read.substring(i, i + 1)));
    }
    float[] vectors = new float[words.size() * hidden];
    int from = 0;
    for (int word = 0; word < words.size(); word++) {
      int start = text.indexOf(words.get(word), from);
      from = start + words.get(word).length();
      State state = states.get(forward ? from : text.length() - start);
      System.arraycopy(hidden(model, state), 0, vectors, word * hidden, hidden);
    }
    return vectors;
  }

  @Test
  void givesTheStateAfterTheLastCharacterOfATokenInTheOrderOfReading() {
    List<String> words = List.of("the", "Bank", "of", "M", "rose", "3.5", "%", "in", "May", ".");
    for (LanguageModel model : TinyModels.both()) {
      assertThat(encode(embedding(model), Sentence.of(words)))
          .isEqualTo(stepped(model, "the Bank of M rose 3.5% in May.", words));
    }
  }

  @Test
  void readsLongTextsInPieces() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      words.add("ab".repeat(1 + i * 7 % 120) + i);
    }
    assertThat(String.join(" ", words)).hasSizeGreaterThan(4096);
    for (LanguageModel model : TinyModels.both()) {
      assertThat(encode(embedding(model), Sentence.of(words)))
          .isEqualTo(stepped(model, String.join(" ", words), words));
    }
  }

  @Test
  void tokensWithoutAGapAreReadWithoutABlank() {
    Sentence joined =
        new Sentence(
            List.of(new Token("don", 5, 8), new Token("'t", 8, 10), new Token("go", 13, 15)),
            Map.of(),
            Origin.NONE);
    SentenceText text = SentenceText.of(joined);
    assertThat(new String(text.codePoints(), 0, text.length())).isEqualTo("don't go");
    assertThat(text.starts()).containsExactly(0, 3, 6);
    assertThat(text.ends()).containsExactly(3, 5, 8);
    assertThat(SentenceKey.of(joined)).isNotEqualTo(SentenceKey.of(Sentence.of("don", "'t", "go")));
    assertThat(SentenceKey.of(Sentence.of("a", "b")))
        .isNotEqualTo(SentenceKey.of(Sentence.of("ab")))
        .isEqualTo(SentenceKey.of(Sentence.of("a", "b")));
  }

  @Test
  void columnsAreReadAsRunningText() {
    List<String> words =
        List.of("``", "We", "do", "n't", "''", ",", "said", "(", "a", "-LRB-", "b", ")", ".");
    SentenceText text = SentenceText.of(Sentence.of(words));
    assertThat(new String(text.codePoints(), 0, text.length()))
        .isEqualTo("\"We don't\", said (a (b).");
    assertThat(text.starts()).containsExactly(0, 1, 4, 6, 9, 10, 12, 17, 18, 20, 21, 22, 23);
    assertThat(text.ends()).containsExactly(1, 3, 6, 9, 10, 11, 16, 18, 19, 21, 22, 23, 24);
    Sentence original =
        new Sentence(
            List.of(new Token("Oui", 0, 3), new Token("!", 4, 5), new Token("!", 5, 6)),
            Map.of(),
            Origin.NONE);
    SentenceText asItIs = SentenceText.of(original);
    assertThat(new String(asItIs.codePoints(), 0, asItIs.length())).isEqualTo("Oui !!");
  }

  @Test
  void tokensThatAreNoWordsAreReadFromBothEnds() {
    String head = "a".repeat(127) + "😀";
    String tail = "b".repeat(127) + "𝒳";
    String expected = "x " + head + tail + " y";
    for (String middle : List.of("", "c", "c".repeat(1 << 20), "\ud800".repeat(999))) {
      SentenceText text = SentenceText.of(Sentence.of("x", head + middle + tail, "y"));
      assertThat(new String(text.codePoints(), 0, text.length())).isEqualTo(expected);
      assertThat(text.ends()).containsExactly(1, 258, 260);
    }
    String fits = "𝒳".repeat(200);
    assertThat(SentenceText.of(Sentence.of(fits)).codePoints())
        .isEqualTo(fits.codePoints().toArray());
  }

  @Test
  void readsCharactersThatTheModelDoesNotKnow() {
    LanguageModel model = TinyModels.both().get(0);
    float[] vectors = encode(embedding(model), Sentence.of("日本", "\ud800", "\u0000", "😀"));
    for (float value : vectors) {
      assertThat(value).isBetween(-1f, 1f);
    }
  }

  @Test
  void keepsVectorsForTheNextEpochAndTheNextRun() throws IOException {
    TokenBatch batch = TokenBatch.of(Samples.sentences(3, 8));
    TokenEmbedding kept = ContextualSettings.of(TinyModels.both(), folder).prepare(NONE);
    TokenEmbedding fresh =
        new ContextualSettings(TinyModels.both(), 1, Optional.empty()).prepare(NONE);
    float[] expected;
    try (Training training = new Training(fresh, 1)) {
      expected = training.forward(Pass.EVALUATION, batch);
    }
    long size = 0;
    for (int run = 0; run < 2; run++) {
      try (Training training = new Training(kept, 3)) {
        for (int epoch = 0; epoch < 2; epoch++) {
          assertThat(training.forward(Pass.EVALUATION, batch)).isEqualTo(expected);
          assertThat(files()).hasSize(1);
          Path file = files().get(0);
          assertThat(size == 0 || Files.size(file) == size).isTrue();
          size = Files.size(file);
        }
      }
    }
    LanguageModel other = TinyModels.model(9, 1, 30, ReadingDirection.FORWARD);
    TokenEmbedding others = ContextualSettings.of(List.of(other), folder).prepare(NONE);
    try (Training training = new Training(others, 1)) {
      training.forward(Pass.EVALUATION, batch);
      assertThat(files()).hasSize(2);
    }
  }

  @Test
  void aTaggerInTrainingFindsWhatIsKept() throws IOException {
    TokenEmbedding kept = ContextualSettings.of(TinyModels.both(), folder).prepare(NONE);
    TokenEmbedding fresh = embedding(TinyModels.both().toArray(new LanguageModel[0]));
    Sentence known = Sentence.of("the", "Bank", "rose");
    Sentence other = Sentence.of("3.5", "%");
    try (Training training = new Training(kept, 1)) {
      training.forward(Pass.EVALUATION, TokenBatch.of(known));
    }
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(encode(kept, known)).isEqualTo(encode(fresh, known));
    assertThat(encode(kept, other)).isEqualTo(encode(fresh, other));
    assertThat(file).hasBinaryContent(bytes);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> encode(kept, known)).hasMessageContaining("is damaged");
  }

  @Test
  void vectorsOfEveryScaleAreKeptOnce() throws IOException {
    Sentence sentence = Sentence.of("the", "Bank", "rose");
    byte[] first = new byte[0];
    for (double scale : new double[] {0.25, 1, 0.5}) {
      ContextualSettings settings = ContextualSettings.of(TinyModels.both(), folder);
      TokenEmbedding kept = settings.withScale(scale).prepare(NONE);
      try (Training training = new Training(kept, 2)) {
        training.forward(Pass.EVALUATION, TokenBatch.of(sentence));
      }
      TokenEmbedding fresh =
          new ContextualSettings(TinyModels.both(), scale, Optional.empty()).prepare(NONE);
      assertThat(encode(kept, sentence)).isEqualTo(encode(fresh, sentence));
      assertThat(files()).hasSize(1);
      byte[] bytes = Files.readAllBytes(files().get(0));
      assertThat(first.length == 0 || Arrays.equals(first, bytes)).isTrue();
      first = bytes;
    }
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void refusesModelsThatDoNotReadCharacters() {
    LanguageModel bytes =
        Models.random(
            1,
            Models.codec(SymbolKind.BYTES, "", VocabularyLimits.NONE),
            TinyModels.both().get(0).settings());
    assertThatThrownBy(() -> embedding(bytes))
        .hasMessage(
            "contextual embeddings need language models of characters, this one reads bytes");
    assertThatThrownBy(() -> embedding())
        .hasMessage("expected 1 to 8 language models, was given 0");
    assertThat(Arrays.asList(ReadingDirection.values())).hasSize(2);
  }
}
