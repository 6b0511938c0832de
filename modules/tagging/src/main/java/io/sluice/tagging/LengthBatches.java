package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sentences of about the same length together, in batches of bounded memory. */
final class LengthBatches {
  private static final int MOST_SENTENCES = 64;
  private static final int MOST_TOKENS = 2048;

  private LengthBatches() {}

  /** Places of the sentences in batches, the longest sentences last; every place once. */
  static List<int[]> of(List<Sentence> sentences) {
    int[] sorted =
        IntStream.range(0, sentences.size())
            .boxed()
            .sorted(Comparator.comparingInt(place -> sentences.get(place).size()))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    int at = 0;
    while (at < sorted.length) {
      int end = at + 1;
      while (end < sorted.length
          && end - at < MOST_SENTENCES
          && (long) (end - at + 1) * sentences.get(sorted[end]).size() <= MOST_TOKENS) {
        end++;
      }
      batches.add(java.util.Arrays.copyOfRange(sorted, at, end));
      at = end;
    }
    return batches;
  }
}
