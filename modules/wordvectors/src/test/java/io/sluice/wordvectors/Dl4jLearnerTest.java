package io.sluice.wordvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.learning.LearnedDocuments;
import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.Neighbours;
import io.sluice.embeddings.vectors.WordVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Dl4jLearnerTest {
  private static final VectorLearner LEARNER = VectorLearner.installed();

  @ParameterizedTest
  @EnumSource
  void wordsOfOneTopicBecomeNeighboursAndOneThreadRepeatsItself(LearningMethod method)
      throws IOException {
    double rate = method.usualSubsampling() < 1e-3 ? 0.5 : 0.1;
    LearningSchedule schedule = new LearningSchedule(4, rate, 1, 1);
    WordVectors vectors = learn(settings(method), schedule);
    assertThat(vectors.dimension()).isEqualTo(12);
    assertThat(vectors.words()).contains("ship", "bread", "the").doesNotContain("</s>", "rare");
    assertThat(SampleText.contrast(vectors)).as(method.label()).isGreaterThan(0.2);
    assertThat(schedule.isRepeatable()).isTrue();
    if (method != LearningMethod.FASTTEXT_CBOW) { // the same code as fasttext, and slow to start
      WordVectors again = learn(settings(method), schedule);
      assertThat(again.words()).isEqualTo(vectors.words());
      assertThat(again.rows()).isEqualTo(vectors.rows());
    }
  }

  @Test
  void documentsAreLearnedFromTheirWords() {
    Map<String, List<String>> documents = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      List<String> words = new ArrayList<>();
      List<List<String>> sentences = SampleText.sentences(12, 100L + i);
      for (int s = i % 2; s < 12; s += 2) {
        words.addAll(sentences.get(s));
      }
      documents.put("line-" + i, words);
    }
    LearnedDocuments learned =
        LEARNER.learnDocuments(
            new LearningSettings(LearningMethod.SKIP_GRAM, 12, 4, 5, 5, 0),
            new LearningSchedule(5, 0.2, 1, 1),
            documents);
    assertThat(learned.documents().words()).containsExactlyInAnyOrderElementsOf(documents.keySet());
    assertThat(learned.words().words()).contains("ship", "bread").doesNotContain("line-1");
    List<String> nearest =
        Neighbours.of(learned.documents()).nearest("line-1", 3).stream()
            .map(Neighbours.Neighbour::word)
            .toList();
    assertThat(nearest).containsExactlyInAnyOrder("line-3", "line-5", "line-7");
    assertThat(LEARNER.description()).startsWith("deeplearning4j-nlp 1.0.0-");
  }

  /** Many words of the same count: their order must not be left to chance. */
  @Test
  void manyWordsOfOneCountKeepTheirOrder() throws IOException {
    Random random = new Random(9);
    List<List<String>> text = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      text.add(random.ints(12, 0, 3000).mapToObj(word -> "w" + word).toList());
    }
    LearningSettings settings = new LearningSettings(LearningMethod.SKIP_GRAM, 20, 5, 2, 5, 1e-3);
    LearningSchedule schedule = new LearningSchedule(1, 0.025, 1, 1);
    WordVectors first = LEARNER.learn(settings, schedule, text, LearningListener.SILENT);
    for (int round = 0; round < 3; round++) {
      WordVectors again = LEARNER.learn(settings, schedule, text, LearningListener.SILENT);
      assertThat(again.words()).isEqualTo(first.words());
      assertThat(again.rows()).isEqualTo(first.rows());
    }
  }

  @Test
  void anotherSeedGivesOtherVectors() throws IOException {
    LearningSettings settings = settings(LearningMethod.SKIP_GRAM);
    assertThat(learn(settings, new LearningSchedule(1, 0.05, 1, 2)).rows())
        .isNotEqualTo(learn(settings, new LearningSchedule(1, 0.05, 1, 3)).rows());
    assertThatThrownBy(
            () -> learn(settings(LearningMethod.FASTTEXT), new LearningSchedule(1, 0.05, 1, 2)))
        .hasMessageContaining("a seed of its own");
  }

  @Test
  void severalThreadsLearnAsWell() throws IOException {
    WordVectors vectors =
        learn(settings(LearningMethod.SKIP_GRAM), new LearningSchedule(1, 0.05, 2, 1));
    assertThat(vectors.size()).isEqualTo(16);
    assertThat(new LearningSchedule(1, 0.05, 2, 1).isRepeatable()).isFalse();
  }

  @Test
  void theListenerHearsOfEveryPass() throws IOException {
    TreeSet<Integer> passes = new TreeSet<>();
    long[] most = new long[1];
    LEARNER.learn(
        settings(LearningMethod.CBOW),
        new LearningSchedule(3, 0.05, 1, 1),
        SampleText.sentences(50, 1),
        (pass, sentences) -> {
          passes.add(pass);
          most[0] = Math.max(most[0], sentences);
        });
    assertThat(passes).containsExactly(0, 1, 2, 3);
    assertThat(most[0]).isEqualTo(50);
  }

  @ParameterizedTest
  @EnumSource(names = {"SKIP_GRAM", "FASTTEXT"})
  void aTextThatCannotBeReadEndsLearning(LearningMethod method) {
    Iterable<List<String>> broken =
        () -> {
          throw new UncheckedIOException(new IOException("line 7 is not UTF-8"));
        };
    assertThatThrownBy(
            () ->
                LEARNER.learn(
                    settings(method), LearningSchedule.of(method), broken, LearningListener.SILENT))
        .hasMessageContaining("line 7 is not UTF-8");
  }

  @ParameterizedTest
  @EnumSource
  void aTextWithoutFrequentWordsIsRefused(LearningMethod method) {
    for (List<List<String>> text : List.of(List.<List<String>>of(), List.of(List.of("rare")))) {
      assertThatThrownBy(
              () ->
                  LEARNER.learn(
                      settings(method), LearningSchedule.of(method), text, LearningListener.SILENT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no word of the text occurs 5 times");
    }
  }

  private static LearningSettings settings(LearningMethod method) {
    return new LearningSettings(method, 12, 4, 5, 5, 0);
  }

  private static WordVectors learn(LearningSettings settings, LearningSchedule schedule)
      throws IOException {
    List<List<String>> sentences = new ArrayList<>(SampleText.sentences(200, 1));
    sentences.add(List.of("rare", "ship"));
    return LEARNER.learn(settings, schedule, sentences, LearningListener.SILENT);
  }
}
