package io.sluice.text.label;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which scheme the labels of a corpus are written in.
 *
 * <pre>{@code
 * SchemeDetector detector = new SchemeDetector();
 * for (Sentence sentence : sentences) {
 *   detector.add(sentence.labels("ner"));
 * }
 * SchemeDetection detection = detector.result();
 * }</pre>
 */
public final class SchemeDetector {
  /** How many contradictions to each scheme are kept as evidence; all are counted. */
  public static final int KEPT_EVIDENCE = 10;

  /** Of schemes that are contradicted equally often, the first is taken. */
  private static final List<LabelScheme> PREFERENCE =
      List.of(LabelScheme.IOB2, LabelScheme.IO, LabelScheme.IOB1, LabelScheme.IOBES);

  private final Map<LabelScheme, Long> contradictions = new EnumMap<>(LabelScheme.class);
  private final Map<LabelScheme, List<SchemeDetection.Evidence>> evidence =
      new EnumMap<>(LabelScheme.class);
  private long sequences;

  /** Starts without evidence. */
  public SchemeDetector() {
    for (LabelScheme scheme : LabelScheme.values()) {
      contradictions.put(scheme, 0L);
      evidence.put(scheme, new ArrayList<>());
    }
  }

  /** What {@link #add} on each of these sequences leads to. */
  public static SchemeDetection detect(Iterable<List<String>> sequences) {
    SchemeDetector detector = new SchemeDetector();
    sequences.forEach(detector::add);
    return detector.result();
  }

  /**
   * Looks at the labels of one more sentence.
   *
   * @throws IllegalArgumentException if a label is of no scheme at all
   */
  public void add(List<String> labels) {
    for (LabelScheme scheme : LabelScheme.values()) {
      SchemeRules.check(scheme, labels, problem -> contradict(scheme, problem));
    }
    sequences++;
  }

  private void contradict(LabelScheme scheme, LabelProblem problem) {
    contradictions.merge(scheme, 1L, Long::sum);
    List<SchemeDetection.Evidence> kept = evidence.get(scheme);
    if (kept != null && kept.size() < KEPT_EVIDENCE) {
      kept.add(new SchemeDetection.Evidence(sequences, problem));
    }
  }

  /** The scheme with the fewest contradictions so far, and the evidence against each. */
  public SchemeDetection result() {
    LabelScheme best = PREFERENCE.get(0);
    for (LabelScheme scheme : PREFERENCE) {
      if (count(scheme) < count(best)) {
        best = scheme;
      }
    }
    return new SchemeDetection(best, sequences, contradictions, evidence);
  }

  private long count(LabelScheme scheme) {
    return contradictions.getOrDefault(scheme, 0L);
  }
}
