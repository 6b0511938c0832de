package io.sluice.tagging.evaluation;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts in the making. */
final class CountsByLabel {
  private static final int GOLD = 0;
  private static final int PREDICTED = 1;
  private static final int CORRECT = 2;

  private final Map<String, long[]> counts = new HashMap<>();

  void gold(String label) {
    of(label)[GOLD]++;
  }

  void predicted(String label) {
    of(label)[PREDICTED]++;
  }

  void correct(String label) {
    of(label)[CORRECT]++;
  }

  private long[] of(String label) {
    return counts.computeIfAbsent(label, absent -> new long[3]);
  }

  Counts overall() {
    return byLabel().values().stream().reduce(Counts.NONE, Counts::plus);
  }

  SortedMap<String, Counts> byLabel() {
    TreeMap<String, Counts> sorted = new TreeMap<>();
    counts.forEach((label, c) -> sorted.put(label, new Counts(c[GOLD], c[PREDICTED], c[CORRECT])));
    return Collections.unmodifiableSortedMap(sorted);
  }
}
