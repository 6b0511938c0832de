package io.sluice.tagging.evaluation;

import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Scores of spans under the strict reading of a label scheme: a malformed span, one without its
 * first label say, is none, in gold and in predictions.
 *
 * @param overall counts of spans (micro-average)
 * @param byLabel the same for every label of a span
 */
public record SpanScore(Counts overall, SortedMap<String, Counts> byLabel) {

  /** Scores all sentences, whose labels are of one scheme. */
  public static SpanScore strict(LabelScheme scheme, Iterable<Comparison> comparisons) {
    CountsByLabel counts = new CountsByLabel();
    for (Comparison comparison : comparisons) {
      count(
          StrictChunks.read(scheme, comparison.gold()),
          StrictChunks.read(scheme, comparison.predicted()),
          counts);
    }
    return of(counts);
  }

  static SpanScore of(CountsByLabel counts) {
    return new SpanScore(counts.overall(), counts.byLabel());
  }

  static void count(List<Chunk> gold, List<Chunk> predicted, CountsByLabel counts) {
    gold.forEach(chunk -> counts.gold(chunk.label()));
    predicted.forEach(chunk -> counts.predicted(chunk.label()));
    Set<Chunk> known = Set.copyOf(gold);
    predicted.stream().filter(known::contains).forEach(chunk -> counts.correct(chunk.label()));
  }

  /** Micro-averaged F1, in [0, 1]. */
  public double f1() {
    return overall.f1();
  }

  /** Mean of the F1 of all labels that occur; 0 if there is none. */
  public double macroF1() {
    return byLabel.values().stream().mapToDouble(Counts::f1).average().orElse(0);
  }
}
