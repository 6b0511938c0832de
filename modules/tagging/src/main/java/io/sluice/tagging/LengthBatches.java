package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sentences of about the same length together, in batches of bounded memory. */
public final class LengthBatches {
  private static final int MOST_SENTENCES = 64;
  private static final int MOST_TOKENS = 2048;

  private LengthBatches() {}

  /** Places of the sentences in batches, the longest sentences last; every place once. */
  static List<int[]> of(List<Sentence> sentences) {
    int[] places = IntStream.range(0, sentences.size()).toArray();
    int[] lengths = sentences.stream().mapToInt(Sentence::size).toArray();
    return cut(places, lengths, MOST_SENTENCES, MOST_TOKENS);
  }

  /**
   * Sorts by length, those of one length in the order given, and cuts into batches.
   *
   * @param places of sentences
   * @param lengths tokens of the sentence at every place
   * @param mostSentences of a batch
   * @param mostTokens sentences times longest sentence of a batch; a longer sentence stands alone
   */
  public static List<int[]> cut(int[] places, int[] lengths, int mostSentences, int mostTokens) {
    int[] sorted =
        Arrays.stream(places)
            .boxed()
            .sorted(Comparator.comparingInt(place -> lengths[place]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    int at = 0;
    while (at < sorted.length) {
      int end = at + 1;
      while (end < sorted.length
          && end - at < mostSentences
          && (long) (end - at + 1) * lengths[sorted[end]] <= mostTokens) {
        end++;
      }
      batches.add(Arrays.copyOfRange(sorted, at, end));
      at = end;
    }
    return batches;
  }
}
