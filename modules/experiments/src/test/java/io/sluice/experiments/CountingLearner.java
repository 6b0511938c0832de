package io.sluice.experiments;

import io.sluice.embeddings.learning.LearnedDocuments;
import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.WordVectors;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives every word its count and the rate as vector; found as the real learner is. */
public final class CountingLearner implements VectorLearner {
  @Override
  public WordVectors learn(
      LearningSettings settings,
      LearningSchedule schedule,
      Iterable<List<String>> sentences,
      LearningListener listener) {
    var counts = new TreeMap<String, Integer>();
    var read = 0;
    for (var sentence : sentences) {
      listener.progress(0, ++read);
      sentence.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    return vectors(counts, settings, schedule);
  }

  private static WordVectors vectors(
      Map<String, Integer> counts, LearningSettings settings, LearningSchedule schedule) {
    counts.values().removeIf(count -> count < settings.minimumCount());
    var rows = new float[2 * counts.size()];
    var at = 0;
    for (int count : counts.values()) {
      rows[at++] = count;
      rows[at++] = (float) schedule.rate();
    }
    return WordVectors.of(List.copyOf(counts.keySet()), 2, rows);
  }

  /** The vector of a document is how many words it has. */
  @Override
  public LearnedDocuments learnDocuments(
      LearningSettings settings, LearningSchedule schedule, Map<String, List<String>> documents) {
    var counts = new TreeMap<String, Integer>();
    var lengths = new float[documents.size()];
    var at = 0;
    for (var words : documents.values()) {
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
      lengths[at++] = words.size();
    }
    return new LearnedDocuments(
        WordVectors.of(List.copyOf(documents.keySet()), 1, lengths),
        vectors(counts, settings, schedule));
  }

  @Override
  public String description() {
    return "counting 1.0";
  }
}
