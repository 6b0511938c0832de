package io.sluice.text.label;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which scheme a corpus is written in, and what speaks against each.
 *
 * @param scheme the one with the fewest contradictions; several without any are told apart by
 *     preference: IOB2 where nothing is labelled, IO where nothing starts with {@code B-}
 * @param sequences how many were looked at
 * @param contradictions for each scheme, how many labels break its rules
 * @param evidence for each scheme, the first labels that do
 */
public record SchemeDetection(
    LabelScheme scheme,
    long sequences,
    Map<LabelScheme, Long> contradictions,
    Map<LabelScheme, List<Evidence>> evidence) {

  /**
   * A label that speaks against a scheme.
   *
   * @param sequence index of the sequence, from 0 in the order they were added
   * @param problem the place in it and the reason
   */
  public record Evidence(long sequence, LabelProblem problem) {
    @Override
    public String toString() {
      return "sequence " + sequence + ", " + problem;
    }
  }

  /** Copies the evidence. */
  public SchemeDetection {
    Map<LabelScheme, List<Evidence>> copy = new EnumMap<>(LabelScheme.class);
    evidence.forEach((key, value) -> copy.put(key, List.copyOf(value)));
    contradictions = Map.copyOf(contradictions);
    evidence = Map.copyOf(copy);
  }

  /** Whether every label obeys the scheme. */
  public boolean isClean() {
    return contradictions(scheme) == 0;
  }

  /** How many labels break the rules of a scheme. */
  public long contradictions(LabelScheme of) {
    return contradictions.getOrDefault(of, 0L);
  }

  /** The first labels that break the rules of a scheme. */
  public List<Evidence> evidence(LabelScheme against) {
    return evidence.getOrDefault(against, List.of());
  }

  /** One line a scheme: the one detected first, then what excludes the others. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(line(scheme));
    for (LabelScheme other : LabelScheme.values()) {
      if (other != scheme) {
        text.append("\nnot ").append(line(other));
      }
    }
    return text.toString();
  }

  private String line(LabelScheme of) {
    long count = contradictions(of);
    String line = of + ": " + count + " contradictions in " + sequences + " sequences";
    return count == 0 ? line : line + ", first: " + evidence(of).get(0);
  }
}
