package io.sluice.tagging.evaluation;

import java.util.SortedMap;

/**
 * Scores of labels token by token, prefixes included.
 *
 * @param overall all tokens whose label is known; as many are predicted as there are
 * @param byLabel the same for every label
 */
public record TokenScore(Counts overall, SortedMap<String, Counts> byLabel) {

  /** Scores all sentences. */
  public static TokenScore of(Iterable<Comparison> comparisons) {
    CountsByLabel counts = new CountsByLabel();
    for (Comparison comparison : comparisons) {
      count(comparison, counts);
    }
    return of(counts);
  }

  static TokenScore of(CountsByLabel counts) {
    return new TokenScore(counts.overall(), counts.byLabel());
  }

  static void count(Comparison comparison, CountsByLabel counts) {
    for (int i = 0; i < comparison.gold().size(); i++) {
      if (!comparison.isKnown(i)) {
        continue;
      }
      String gold = comparison.gold().get(i);
      String predicted = comparison.predicted().get(i);
      counts.gold(gold);
      counts.predicted(predicted);
      if (gold.equals(predicted)) {
        counts.correct(gold);
      }
    }
  }

  /** Share of tokens whose label is right; 0 without tokens. */
  public double accuracy() {
    return overall.recall();
  }
}
