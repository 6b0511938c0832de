package io.sluice.embeddings.learning;

import io.sluice.embeddings.vectors.WordVectors;
import java.io.IOException;
import java.util.List;
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
