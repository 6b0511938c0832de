package io.sluice.wordvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.vectors.Neighbours;
import io.sluice.text.document.Document;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParagraphLearnerTest {
  @ParameterizedTest
  @EnumSource(names = {"SKIP_GRAM", "CBOW"})
  void documentsOfOneTopicAreMoreSimilar(LearningMethod method) {
    LearnedParagraphs learned = learner(method).learn(documents());
    assertThat(learned.documents().words()).hasSize(16).contains("ship", "text 7");
    assertThat(learned.words().words()).contains("ship", "bread").doesNotContain("text 7");
    double same = 0;
    double different = 0;
    for (Neighbours.Neighbour other : Neighbours.of(learned.documents()).nearest("text 7", 99)) {
      if (other.word().equals("ship") || Integer.parseInt(other.word().substring(5)) % 2 == 0) {
        different += other.cosine() / 8;
      } else {
        same += other.cosine() / 7;
      }
    }
    assertThat(same - different).isGreaterThan(0.1);
    assertThat(learned.infer("baker and bread")).hasSize(12);
    assertThatThrownBy(() -> learned.infer("nobody knows")).hasMessageContaining("no word");
  }

  @Test
  void mistakesAreExplained() {
    assertThatThrownBy(() -> learner(LearningMethod.FASTTEXT)).hasMessageContaining("fasttext");
    Document twice = Document.of("a", "a text", List.of());
    assertThatThrownBy(() -> learner(LearningMethod.CBOW).learn(List.of(twice, twice)))
        .hasMessageContaining("two documents have the id \"a\"");
    assertThatThrownBy(() -> learner(LearningMethod.CBOW).learn(List.of(twice)))
        .hasMessageContaining("no word of the text occurs 5 times");
  }

  private static ParagraphLearner learner(LearningMethod method) {
    return new ParagraphLearner(
        new LearningSettings(method, 12, 4, 5, 5, 0),
        new LearningSchedule(5, 0.2, 1, 1),
        new BlankTokenizer());
  }

  /** Even ones are about ships, odd ones about bread; one has the id of a word. */
  private static List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      StringBuilder text = new StringBuilder();
      List<List<String>> sentences = SampleText.sentences(8, 100L + i);
      for (int s = i % 2; s < 8; s += 2) {
        text.append(String.join(" ", sentences.get(s))).append('\n');
      }
      documents.add(Document.of(i == 0 ? "ship" : "text " + i, text.toString(), List.of()));
    }
    return documents;
  }
}
