package io.sluice.corpora.examination;

import io.sluice.text.label.LabelScheme;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labels of one layer in one part of a corpus.
 *
 * @param scheme the labels follow, with the fewest contradictions; empty if each stands for itself
 * @param labels how often each occurs; empty if there are more than {@value #MOST_LABELS}
 * @param chunks how many of each type, if there is a scheme
 */
public record LayerSummary(
    Optional<LabelScheme> scheme, Map<String, Long> labels, Map<String, Long> chunks) {
  /** A layer with more different labels is no set of labels: lemmas, for example. */
  public static final int MOST_LABELS = 1000;

  /** Copies. */
  public LayerSummary {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    chunks = Collections.unmodifiableMap(new TreeMap<>(chunks));
  }
}
