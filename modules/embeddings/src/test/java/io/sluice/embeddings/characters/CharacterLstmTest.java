package io.sluice.embeddings.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.Samples;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.embeddings.Training;
import io.sluice.embeddings.WordCounts;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.testing.GradientCheck;
import io.sluice.testing.Norms;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharacterLstmTest {
  private static final WordCounts COUNTS = WordCounts.of(Samples.sentences(1, 30));

  private static CharacterIndex index() {
    return CharacterIndex.of(COUNTS, 1);
  }

  @Test
  void agreesWithTheTwinAndItsDifferences() {
    TokenEmbedding embedding = CharacterLstmSettings.of(3, 5).withLongest(6).prepare(COUNTS);
    Sentence sentence = Sentence.of("the", "Bank", "ß", "the", "McDonald's", "x");
    TokenBatch batch = TokenBatch.of(List.of(sentence, Sentence.of("x", "the")));
    try (Training training = new Training(embedding, 2)) {
      float[] d = Samples.values(8, batch.positions() * training.stride());
      float[] output = training.forward(Pass.EVALUATION, batch);
      Map<String, Integer> places = new HashMap<>();
      double[] weights = LstmTwin.flat(training.layer().export(), places);
      LstmTwin twin = new LstmTwin(places, 3, 5);
      double error = 0;
      for (int n = 0; n < batch.positions(); n++) {
        double[] expected = vector(twin, weights, batch, n);
        for (int i = 0; i < expected.length; i++) {
          float actual = output[n * training.stride() + Training.BEFORE + i];
          error = Math.max(error, Math.abs(actual - expected[i]));
        }
      }
      assertThat(error).isLessThan(1e-6);

      List<NamedTensor> gradients = training.gradients(SeededRandom.of(1, "pass"), batch, d);
      double[] expected =
          GradientCheck.differences(w -> loss(twin, w, batch, d, training.stride()), weights);
      for (NamedTensor gradient : gradients) {
        int from = places.getOrDefault(gradient.name(), -1);
        double[] part = Arrays.copyOfRange(expected, from, from + gradient.values().length);
        assertThat(Norms.relative(gradient.values(), part)).as(gradient.name()).isLessThan(1e-5);
      }
    }
  }

  private static double loss(LstmTwin twin, double[] w, TokenBatch batch, float[] d, int stride) {
    double loss = 0;
    for (int n = 0; n < batch.positions(); n++) {
      double[] vector = vector(twin, w, batch, n);
      for (int i = 0; i < vector.length; i++) {
        loss += vector[i] * d[n * stride + Training.BEFORE + i];
      }
    }
    return loss;
  }

  private static double[] vector(LstmTwin twin, double[] w, TokenBatch batch, int position) {
    if (batch.type(position) == TokenBatch.PADDING) {
      return new double[10];
    }
    int[] rows = new int[6];
    int count = index().rows(batch.types().get(batch.type(position)), 6, rows, 0, 1);
    return twin.vector(w, Arrays.copyOf(rows, count));
  }

  @Test
  void smallChunksGiveTheSameAsLargeOnes() {
    TokenBatch batch = TokenBatch.of(Samples.sentences(5, 9));
    float[][] outputs = new float[2][];
    List<List<NamedTensor>> gradients = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (Engine engine = Engine.open(new EngineSettings("java", 2))) {
        WordChunks chunking = new WordChunks(index(), 9, i == 0 ? 512 : 4);
        Parameters parameters = new Parameters();
        var table = new EmbeddingTable(engine, parameters, "table", chunking.index().rows(), 3, 0);
        var settings = RecurrentSettings.of(Cell.LSTM, 1, 5).withDirection(Direction.BIDIRECTIONAL);
        var network = new LstmWordNetwork(engine, parameters, "part", settings, 3, chunking);
        var layer = new CharacterLayer(engine, chunking, table, network);
        parameters.allocate(engine.arena());
        layer.initialise(SeededRandom.of(1, "weights"));
        Floats output = engine.arena().allocate(batch.positions(), 10);
        layer.forward(new Pass.Training(SeededRandom.of(1, "pass")), batch, output, 10, 0);
        outputs[i] = output.toArray();
        Floats d = engine.arena().allocate(batch.positions(), 10);
        d.write(0, Samples.values(2, batch.positions() * 10), 0, batch.positions() * 10);
        layer.backward(d, 10, 0);
        parameters.values().write(0, parameters.gradients().toArray(), 0, parameters.size());
        gradients.add(layer.export());
      }
    }
    assertThat(outputs[1]).isEqualTo(outputs[0]);
    for (int i = 0; i < gradients.get(0).size(); i++) {
      double[] expected = Norms.widened(gradients.get(0).get(i).values());
      assertThat(Norms.relative(gradients.get(1).get(i).values(), expected)).isLessThan(1e-5);
    }
  }

  @Test
  void longWordsAreReadFromBothEnds() {
    CharacterIndex index = CharacterIndex.of(List.of("a", "b", "c", "d", "𝒳"));
    int[] rows = new int[5];
    assertThat(index.rows("abcd", 5, rows, 0, 1)).isEqualTo(4);
    assertThat(rows).containsExactly(1, 2, 3, 4, 0);
    assertThat(index.rows("𝒳bcda𝒳", 5, rows, 0, 1)).isEqualTo(5);
    assertThat(rows).containsExactly(5, 2, 3, 1, 5);
    assertThat(index.rows("ab" + "x".repeat(1 << 20) + "c𝒳", 5, rows, 0, 1)).isEqualTo(5);
    assertThat(rows).containsExactly(1, 2, 0, 3, 5);
    assertThat(index.rows("\udc00\ud800", 5, rows, 0, 1)).isEqualTo(2);
    assertThat(Arrays.copyOf(rows, 2)).containsExactly(0, 0);
  }

  @Test
  void chunksHoldEachWordOnceLongestFirst() {
    WordChunks chunking = new WordChunks(index(), 6, 3);
    List<String> words = List.of("", "the", "x", "McDonald's", "Paris", "of", "St.", "Bank");
    List<WordChunk> chunks = chunking.cut(words, new int[] {1, 2, 3, 4, 5, 6, 7}, 7);
    assertThat(chunks).hasSize(3);
    assertThat(chunks.get(0).words()).containsExactly(3, 4, 7);
    assertThat(chunks.get(0).lengths()).containsExactly(6, 5, 4);
    assertThat(chunks.get(1).words()).containsExactly(1, 6, 5);
    assertThat(chunks.get(2).words()).containsExactly(2);
    assertThat(chunks.get(2).time()).isEqualTo(1);
  }

  @Test
  void encodesAnythingAndRemembersIt() {
    TokenEmbedding embedding = CharacterLstmSettings.of(3, 5).prepare(COUNTS);
    try (Training training = new Training(embedding, 1)) {
      TokenEncoder encoder = embedding.encoder("part", Samples.byName(training.layer().export()));
      String[] words = new String[300];
      Arrays.setAll(words, i -> i % 3 == 0 ? "\ud83d" + i : "w".repeat(1 + i * i) + "\u0000" + i);
      TokenBatch batch = TokenBatch.of(Sentence.of(words));
      float[] first = new float[batch.positions() * 10];
      float[] second = new float[first.length];
      encoder.encode(batch, first, 10, 0);
      encoder.encode(batch, second, 10, 0);
      assertThat(second).isEqualTo(first);
      for (float value : first) {
        assertThat(value).isBetween(-1f, 1f);
      }
    }
  }

  @Test
  void manyThreadsShareOneEncoder() throws InterruptedException {
    TokenEmbedding embedding = CharacterLstmSettings.of(3, 5).prepare(COUNTS);
    try (Training training = new Training(embedding, 1)) {
      var tensors = Samples.byName(training.layer().export());
      TokenEncoder encoder = embedding.encoder("part", tensors);
      List<float[]> results = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        float[] result = new float[100_000];
        results.add(result);
        threads.add(
            new Thread(
                () -> {
                  int at = 0;
                  for (int seed = 0; seed < 40; seed++) {
                    TokenBatch batch = TokenBatch.of(Samples.sentences(seed, 6));
                    float[] output = new float[batch.positions() * 10];
                    encoder.encode(batch, output, 10, 0);
                    System.arraycopy(output, 0, result, at, output.length);
                    at += output.length;
                  }
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(results).allSatisfy(result -> assertThat(result).isEqualTo(results.get(0)));
      TokenBatch batch = TokenBatch.of(Samples.sentences(0, 6));
      float[] expected = new float[batch.positions() * 10];
      embedding.encoder("part", tensors).encode(batch, expected, 10, 0);
      assertThat(Arrays.copyOf(results.get(0), expected.length)).isEqualTo(expected);
    }
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> CharacterLstmSettings.of(0, 5))
        .hasMessage("numbers a character must be between 1 and 4096, was 0");
    assertThatThrownBy(() -> CharacterLstmSettings.of(3, 5).withLongest(1))
        .hasMessage("longest word must be between 2 and 256, was 1");
    assertThatThrownBy(() -> CharacterIndex.of(List.of("b", "a")))
        .hasMessageContaining("single code points in ascending order, number 1 is \"a\"");
    assertThat(CharacterLstmSettings.of(3, 5)).isEqualTo(new CharacterLstmSettings(3, 5, 24, 1));
  }
}
