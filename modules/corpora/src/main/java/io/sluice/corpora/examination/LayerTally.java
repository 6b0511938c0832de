package io.sluice.corpora.examination;

import io.sluice.text.document.Origin;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import io.sluice.text.label.SchemeDetector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the labels of a layer and finds out whether they follow a scheme. */
final class LayerTally {
  /** A label with its first place. */
  private static final int MOST_TYPES = 10_000;

  private final SchemeDetector detector = new SchemeDetector();
  private final Map<String, Long> labels = new HashMap<>();
  private final Map<String, Origin> firstPlaces = new HashMap<>();
  private final Map<String, Boolean> known = new HashMap<>();
  private final Map<String, Long> chunks = new HashMap<>();
  private long strange;
  private long all;
  private boolean marked;
  private boolean tooMany;

  void add(List<String> sentence, Origin origin) {
    boolean clean = true;
    for (String label : sentence) {
      all++;
      if (!belongs(label)) {
        strange++;
        clean = false;
      }
      count(label, origin);
    }
    if (clean && !sentence.isEmpty() && mayHaveScheme()) {
      detector.add(sentence);
      for (Chunk chunk : LabelScheme.IOB2.chunks(sentence)) {
        chunks.merge(chunk.label(), 1L, Long::sum);
      }
    }
  }

  private void count(String label, Origin origin) {
    if (tooMany) {
      return;
    }
    if (labels.merge(label, 1L, Long::sum) == 1) {
      firstPlaces.put(label, origin);
      if (labels.size() > LayerSummary.MOST_LABELS) {
        tooMany = true;
        labels.clear();
        firstPlaces.clear();
      }
    }
  }

  /** Whether a label is of some scheme. */
  boolean belongs(String label) {
    Boolean before = known.get(label);
    if (before != null) {
      return before;
    }
    boolean belongs;
    try {
      marked |= !LabelScheme.IOB2.chunks(List.of(label)).isEmpty() && label.length() > 1;
      belongs = true;
    } catch (IllegalArgumentException e) {
      belongs = false;
    }
    if (known.size() < MOST_TYPES) {
      known.put(label, belongs);
    }
    return belongs;
  }

  private boolean mayHaveScheme() {
    return strange * 10 <= all + 100;
  }

  /** The scheme, if nine labels of ten are of one and some name a type. */
  Optional<LabelScheme> scheme() {
    return marked && strange * 10 <= all
        ? Optional.of(detector.result().scheme())
        : Optional.empty();
  }

  /** Every label with the sentence it first stood in; empty if there are too many. */
  Map<String, Origin> firstPlaces() {
    return firstPlaces;
  }

  long count(String label) {
    return labels.getOrDefault(label, 0L);
  }

  boolean isOpen() {
    return tooMany;
  }

  LayerSummary summary() {
    Optional<LabelScheme> scheme = scheme();
    return new LayerSummary(scheme, labels, scheme.isPresent() ? chunks : Map.of());
  }
}
