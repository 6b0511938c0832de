package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.WordVectors;
import java.io.IOException;
import java.util.List;

/**
 * Word2Vec and fastText of deeplearning4j-nlp.
 *
 * <p>With one thread the same text, settings and seed give the same vectors. fastText draws from a
 * seed of its own; another one is refused.
 */
public final class Dl4jLearner implements VectorLearner {
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
}
