package io.sluice.embeddings.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.embeddings.Samples;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.Training;
import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.text.document.Sentence;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How words find rows, and what training does to them. */
class TableTest {
  private static final WordVectors VECTORS =
      WordVectors.of(
          List.of("paris", "the", "0000", "IBM", "bank"),
          2,
          new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

  private static final Sentence SENTENCE =
      Sentence.of("The", "IBM", "1996", "Qwx", "qwx", "PARIS", "odd", "ibm");

  private static final WordCounts COUNTS = WordCounts.of(List.of(SENTENCE));

  private static float[][] rows(Training training, int dimension, Pass pass, Sentence sentence) {
    float[] all = training.forward(pass, TokenBatch.of(sentence));
    float[][] rows = new float[sentence.size()][];
    for (int t = 0; t < rows.length; t++) {
      int from = t * training.stride() + Training.BEFORE;
      rows[t] = Arrays.copyOfRange(all, from, from + dimension);
    }
    return rows;
  }

  @Test
  void wordsFindVectorsByTheirForms() {
    for (VectorSettings settings :
        List.of(VectorSettings.frozen(VECTORS), VectorSettings.trained(VECTORS))) {
      TokenEmbedding embedding = settings.prepare(COUNTS);
      try (Training training = new Training(embedding, 1)) {
        float[][] rows = rows(training, 2, Pass.EVALUATION, SENTENCE);
        assertThat(rows[0]).containsExactly(3, 4);
        assertThat(rows[1]).containsExactly(7, 8);
        assertThat(rows[2]).containsExactly(5, 6);
        assertThat(rows[5]).containsExactly(1, 2);
        // twice in one form: a row of its own; once: that of unknown words
        assertThat(rows[3]).isEqualTo(rows[4]).isNotEqualTo(rows[6]);
        assertThat(rows[7]).as("no form of ibm is there").isEqualTo(rows[6]);
        float[][] unseen =
            rows(training, 2, Pass.EVALUATION, Sentence.of("Bank", "QWX", "never", "1887"));
        assertThat(unseen[0]).containsExactly(9, 10);
        assertThat(unseen[1]).isEqualTo(rows[3]);
        assertThat(unseen[2]).isEqualTo(rows[6]);
        assertThat(unseen[3]).containsExactly(5, 6);
      }
    }
  }

  @Test
  void gradientsAreSumsOverTheTokensOfARow() {
    TokenEmbedding embedding = VectorSettings.trained(VECTORS).prepare(COUNTS);
    Sentence twice = Sentence.of("Paris", "x", "y", "paris", "bank");
    try (Training training = new Training(embedding, 2)) {
      int stride = training.stride();
      float[] d = Samples.values(4, twice.size() * stride);
      List<NamedTensor> gradients =
          training.gradients(SeededRandom.of(1, "pass"), TokenBatch.of(twice), d);
      float[] weight = gradients.get(0).values();
      // rows: unknown, qwx, then the vectors met: paris, the, 0000, IBM; bank stays as it is
      assertThat(gradients.get(0).shape()).containsExactly(6, 2);
      for (int i = 0; i < 2; i++) {
        int at = Training.BEFORE + i;
        assertThat(weight[i]).isCloseTo(d[stride + at] + d[2 * stride + at], within(1e-6f));
        assertThat(weight[2 + i]).isZero();
        assertThat(weight[4 + i]).isCloseTo(d[at] + d[3 * stride + at], within(1e-6f));
        assertThat(weight[6 + i]).isZero();
      }
    }
  }

  @Test
  void wordDropoutTakesWordsForUnknownAtItsRate() {
    String[] words = new String[4000];
    Arrays.setAll(words, i -> i % 2 == 0 ? "often" : "once" + i);
    Sentence sentence = Sentence.of(words);
    TokenEmbedding embedding =
        new WordSettings(3, 1, 0.1, 0.5).prepare(WordCounts.of(List.of(sentence)));
    try (Training training = new Training(embedding, 2)) {
      float[][] kept = rows(training, 3, Pass.EVALUATION, sentence);
      float[] unknown = rows(training, 3, Pass.EVALUATION, Sentence.of("never"))[0];
      Pass pass = new Pass.Training(SeededRandom.of(7, "pass"));
      float[][] dropped = rows(training, 3, pass, sentence);
      int[] counts = new int[2];
      for (int n = 0; n < words.length; n++) {
        if (Arrays.equals(dropped[n], unknown)) {
          counts[n % 2]++;
        } else {
          assertThat(dropped[n]).isEqualTo(kept[n]);
        }
      }
      assertThat(counts[0] / 2000.0).isCloseTo(0.1, within(0.03));
      assertThat(counts[1] / 2000.0).isCloseTo(0.5, within(0.04));
    }
  }

  @Test
  void rareWordsHaveNoRow() {
    WordCounts counts = WordCounts.of(List.of(Sentence.of("a", "b", "b", "c", "c", "c")));
    var embedding = (WordEmbedding) WordSettings.of(2).withMinimumCount(2).prepare(counts);
    assertThat(embedding.index().words()).containsExactly("c", "b");
  }

  @Test
  void shapesTellCapitalsDigitsAndMarks() {
    assertThat(WordShape.of("McDonald's")).isEqualTo("XxXx'x");
    assertThat(WordShape.of("1996-08-22")).isEqualTo("d-d-d");
    assertThat(WordShape.of("IBM")).isEqualTo("X");
    assertThat(WordShape.of("Zürich")).isEqualTo("Xx");
    assertThat(WordShape.of("東京")).isEqualTo("l");
    assertThat(WordShape.of("\ud800")).isEqualTo("\ud800");
    assertThat(WordShape.of("a-".repeat(1 << 19))).hasSize(12);
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> WordSettings.of(0))
        .hasMessage("the dimension of an embedding must be between 1 and 8192, was 0");
    assertThatThrownBy(() -> WordSettings.of(4).withDropout(1))
        .hasMessage("word dropout must be in [0, 1), was 1.0");
    assertThatThrownBy(() -> WordSettings.of(4).withMinimumCount(0))
        .hasMessage("the minimum count of words must be at least 1, was 0");
    assertThat(WordSettings.of(4)).isEqualTo(new WordSettings(4, 1, 0, 0.5));
    assertThat(ShapeSettings.of(4)).isEqualTo(new ShapeSettings(4, 5));
    assertThat(VectorSettings.frozen(VECTORS).minimumCount()).isEqualTo(2);
  }
}
