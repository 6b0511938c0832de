package io.sluice.embeddings;

import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each word stands in the training data. Immutable. */
public final class WordCounts {
  private final Map<String, Integer> counts;
  private final List<String> words;

  private WordCounts(Map<String, Integer> counts) {
    this.counts = counts;
    words =
        counts.keySet().stream()
            .sorted(
                Comparator.<String>comparingInt(word -> -count(word))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /** Counts the words of sentences. */
  public static WordCounts of(Iterable<Sentence> sentences) {
    Map<String, Integer> counts = new HashMap<>();
    for (Sentence sentence : sentences) {
      for (Token token : sentence.tokens()) {
        counts.merge(token.text(), 1, Integer::sum);
      }
    }
    return new WordCounts(counts);
  }

  /** The distinct words, the most frequent first, equally frequent ones in order. */
  public List<String> words() {
    return words;
  }

  /** Occurrences of a word, 0 if there are none. */
  public int count(String word) {
    return counts.getOrDefault(word, 0);
  }
}
