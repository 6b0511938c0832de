package io.sluice.wordvectors;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts words. */
final class WordCounter {
  private final Map<String, Integer> counts = new HashMap<>();

  void add(String word) {
    counts.merge(word, 1, (a, b) -> a == Integer.MAX_VALUE ? a : a + b);
  }

  /**
   * The words that occur often enough.
   *
   * @throws IllegalArgumentException if there is none
   */
  Set<String> frequent(int minimumCount) {
    Set<String> frequent = new HashSet<>();
    counts.forEach(
        (word, count) -> {
          if (count >= minimumCount) {
            frequent.add(word);
          }
        });
    if (frequent.isEmpty()) {
      throw new IllegalArgumentException(
          "no word of the text occurs "
              + minimumCount
              + " times; lower the minimum count or give more text");
    }
    return frequent;
  }
}
