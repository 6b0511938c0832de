package io.sluice.embeddings.characters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.Samples;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.Training;
import io.sluice.embeddings.WordCounts;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.testing.GradientCheck;
import io.sluice.testing.Norms;
import io.sluice.text.document.Sentence;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharacterCnnTest {
  private static final WordCounts COUNTS = WordCounts.of(Samples.sentences(1, 30));
  private static final List<Integer> WIDTHS = List.of(3, 2);
  private static final int INPUTS = 3;
  private static final int FILTERS = 4;

  private static int place(Map<String, Integer> places, String name) {
    return places.getOrDefault(name, -1);
  }

  /** The vector of a word in double, from the equations. */
  private static double[] vector(Map<String, Integer> places, double[] w, int[] rows) {
    double[] vector = new double[FILTERS * WIDTHS.size()];
    int table = place(places, "part.characters.weight");
    for (int bank = 0; bank < WIDTHS.size(); bank++) {
      int width = WIDTHS.get(bank);
      int weight = place(places, "part.convolution." + width + ".weight");
      int bias = place(places, "part.convolution." + width + ".bias");
      for (int f = 0; f < FILTERS; f++) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < rows.length; t++) {
          double sum = 0;
          for (int k = 0; k < width; k++) {
            int at = t + k - (width - 1) / 2;
            for (int c = 0; c < INPUTS && at >= 0 && at < rows.length; c++) {
              double x = w[table + rows[at] * INPUTS + c];
              sum += w[weight + (f * width + k) * INPUTS + c] * x;
            }
          }
          largest = Math.max(largest, sum);
        }
        vector[bank * FILTERS + f] = Math.tanh(w[bias + f] + largest);
      }
    }
    return vector;
  }

  @Test
  void agreesWithDifferencesOfTheEquations() {
    TokenEmbedding embedding =
        CharacterCnnSettings.of(INPUTS, FILTERS).withWidths(WIDTHS).withLongest(6).prepare(COUNTS);
    CharacterIndex index = CharacterIndex.of(COUNTS, 1);
    Sentence sentence = Sentence.of("the", "Bank", "ß", "the", "McDonald's", "x");
    TokenBatch batch = TokenBatch.of(List.of(sentence, Sentence.of("x", "the")));
    try (Training training = new Training(embedding, 2)) {
      int stride = training.stride();
      float[] d = Samples.values(8, batch.positions() * stride);
      Map<String, Integer> places = new HashMap<>();
      double[] weights = LstmTwin.flat(training.layer().export(), places);
      double[] expected =
          GradientCheck.differences(
              w -> {
                double loss = 0;
                for (int n = 0; n < batch.positions(); n++) {
                  if (batch.type(n) != TokenBatch.PADDING) {
                    int[] rows = new int[6];
                    int count = index.rows(batch.types().get(batch.type(n)), 6, rows, 0, 1);
                    double[] vector = vector(places, w, Arrays.copyOf(rows, count));
                    for (int i = 0; i < vector.length; i++) {
                      loss += vector[i] * d[n * stride + Training.BEFORE + i];
                    }
                  }
                }
                return loss;
              },
              weights);
      for (NamedTensor gradient : training.gradients(SeededRandom.of(1, "pass"), batch, d)) {
        int from = place(places, gradient.name());
        double[] part = Arrays.copyOfRange(expected, from, from + gradient.values().length);
        assertThat(Norms.relative(gradient.values(), part)).as(gradient.name()).isLessThan(1e-5);
      }
    }
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> CharacterCnnSettings.of(3, 0))
        .hasMessage("filters must be between 1 and 4096, was 0");
    assertThatThrownBy(() -> CharacterCnnSettings.of(3, 4).withWidths(List.of(2, 2)))
        .hasMessageContaining("one width or several different ones");
    assertThat(CharacterCnnSettings.of(3, 5))
        .isEqualTo(new CharacterCnnSettings(3, 5, List.of(3), 24, 1));
  }
}
