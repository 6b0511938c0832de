package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearnedDocuments;
import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.text.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.models.word2vec.Word2Vec;

/**
 * Word2Vec, ParagraphVectors and fastText of deeplearning4j-nlp.
 *
 * <p>With one thread the same text, settings and seed give the same vectors of words; of documents
 * only nearly. fastText draws from a seed of its own; another one is refused.
 */
public final class Dl4jLearner implements VectorLearner {
  private static final String PROPERTIES =
      "/META-INF/maven/org.deeplearning4j/deeplearning4j-nlp/pom.properties";

  /** For ServiceLoader. */
  public Dl4jLearner() {}

  @Override
  public WordVectors learn(
      LearningSettings settings,
      LearningSchedule schedule,
      Iterable<List<String>> sentences,
      LearningListener listener)
      throws IOException {
    return switch (settings.method()) {
      case SKIP_GRAM, CBOW -> new WordLearning(settings, schedule).learn(sentences, listener);
      case FASTTEXT, FASTTEXT_CBOW ->
          new FastTextLearning(settings, schedule).learn(sentences, listener);
    };
  }

  @Override
  public LearnedDocuments learnDocuments(
      LearningSettings settings, LearningSchedule schedule, Map<String, List<String>> documents) {
    List<Document> texts = new ArrayList<>();
    documents.forEach(
        (name, words) -> texts.add(Document.of(name, String.join(" ", words), List.of())));
    LearnedParagraphs learned =
        new ParagraphLearner(settings, schedule, new BlankTokenizer()).learn(texts);
    return new LearnedDocuments(learned.documents(), learned.words());
  }

  @Override
  public String description() {
    Properties properties = new Properties();
    try (InputStream in = Word2Vec.class.getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException unreadable) {
      return "deeplearning4j-nlp of unknown version";
    }
    return "deeplearning4j-nlp " + properties.getProperty("version", "of unknown version");
  }
}
