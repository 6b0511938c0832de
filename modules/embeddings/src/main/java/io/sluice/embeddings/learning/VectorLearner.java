package io.sluice.embeddings.learning;

import io.sluice.embeddings.vectors.WordVectors;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Learns word vectors.
 *
 * <pre>{@code
 * WordVectors vectors =
 *     VectorLearner.installed().learn(
 *         LearningSettings.DEFAULT,
 *         LearningSchedule.of(LearningMethod.SKIP_GRAM),
 *         sentences,
 *         LearningListener.SILENT);
 * }</pre>
 */
public interface VectorLearner {
  /**
   * Learns vectors for the words of a text that are frequent enough.
   *
   * @param sentences the words of each; iterated several times, always the same. An {@link
   *     java.io.UncheckedIOException} from it ends learning
   * @return the words by falling frequency
   * @throws IllegalArgumentException if no word is frequent enough
   * @throws LearningException if learning fails inside
   */
  WordVectors learn(
      LearningSettings settings,
      LearningSchedule schedule,
      Iterable<List<String>> sentences,
      LearningListener listener)
      throws IOException;

  /**
   * Learns vectors for documents with those of their words (Le and Mikolov 2014): DBOW beside
   * skip-gram, DM beside CBOW.
   *
   * @param documents the words of each, by its name
   * @throws IllegalArgumentException if no word is frequent enough, or the method is one of
   *     fastText
   * @throws LearningException if learning fails inside
   */
  LearnedDocuments learnDocuments(
      LearningSettings settings, LearningSchedule schedule, Map<String, List<String>> documents);

  /** What learns, with its version; for provenance. */
  String description();

  /**
   * The learner on the class path.
   *
   * @throws LearningException if there is none; says what to add
   */
  static VectorLearner installed() {
    return ServiceLoader.load(VectorLearner.class)
        .findFirst()
        .orElseThrow(
            () ->
                new LearningException(
                    "learning word vectors needs sluice-wordvectors on the class path"));
  }
}
