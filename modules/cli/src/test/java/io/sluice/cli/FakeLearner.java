package io.sluice.cli;

import io.sluice.embeddings.learning.LearnedDocuments;
import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.WordVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives every word its count and the seed as vector; found as the real one is. */
public final class FakeLearner implements VectorLearner {
  @Override
  public WordVectors learn(
      LearningSettings settings,
      LearningSchedule schedule,
      Iterable<List<String>> sentences,
      LearningListener listener) {
    var counts = new TreeMap<String, Integer>();
    for (var sentence : sentences) {
      listener.progress(0, 1);
      sentence.forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < settings.minimumCount());
    var rows = new float[counts.size() * 2];
    var row = 0;
    for (int count : counts.values()) {
      rows[row++] = count;
      rows[row++] = schedule.seed();
    }
    return WordVectors.of(new ArrayList<>(counts.keySet()), 2, rows);
  }

  @Override
  public LearnedDocuments learnDocuments(
      LearningSettings settings, LearningSchedule schedule, Map<String, List<String>> documents) {
    var lengths = new float[documents.size()];
    var row = 0;
    for (var words : documents.values()) {
      lengths[row++] = words.size();
    }
    return new LearnedDocuments(
        WordVectors.of(List.copyOf(documents.keySet()), 1, lengths),
        WordVectors.of(List.of("word"), 1, new float[] {schedule.seed()}));
  }

  @Override
  public String description() {
    return "fake 1.0";
  }
}
