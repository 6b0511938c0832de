package io.sluice.wordvectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts words. */
final class WordCounter {
  private final Map<String, Integer> counts = new HashMap<>();

  void add(String word) {
    counts.merge(word, 1, (a, b) -> a == Integer.MAX_VALUE ? a : a + b);
  }

  /** How often a word occurs. */
  int count(String word) {
    return counts.getOrDefault(word, 0);
  }

  /**
   * The words that occur often enough, the most frequent first, equally frequent ones in the order
   * of their letters.
   *
   * @throws IllegalArgumentException if there is none
   */
  List<String> frequent(int minimumCount) {
    List<String> frequent = new ArrayList<>();
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
    frequent.sort(Comparator.comparingInt(this::count).reversed().thenComparing(word -> word));
    return frequent;
  }
}
