package io.sluice.tagging.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** How often tokens of one label were given another. Immutable. */
public final class Confusion {
  private final Map<Pair, Long> counts;
  private final SortedSet<String> labels = new TreeSet<>();

  /**
   * A gold label and a predicted one.
   *
   * @param gold in the data
   * @param predicted by the tagger
   */
  public record Pair(String gold, String predicted) {}

  /**
   * How often a pair occurred.
   *
   * @param pair the labels
   * @param count tokens
   */
  public record Cell(Pair pair, long count) {}

  private Confusion(Map<Pair, Long> counts) {
    this.counts = Map.copyOf(counts);
    for (Pair pair : counts.keySet()) {
      labels.add(pair.gold);
      labels.add(pair.predicted);
    }
  }

  /** Counts all tokens by their whole labels. */
  public static Confusion of(Iterable<Comparison> comparisons) {
    Map<Pair, Long> counts = new HashMap<>();
    for (Comparison comparison : comparisons) {
      count(comparison, counts);
    }
    return of(counts);
  }

  static Confusion of(Map<Pair, Long> counts) {
    return new Confusion(counts);
  }

  static void count(Comparison comparison, Map<Pair, Long> counts) {
    for (int i = 0; i < comparison.gold().size(); i++) {
      if (!comparison.isKnown(i)) {
        continue;
      }
      Pair pair = new Pair(comparison.gold().get(i), comparison.predicted().get(i));
      counts.merge(pair, 1L, Long::sum);
    }
  }

  private static Comparator<Pair> order() {
    return Comparator.comparing(Pair::gold).thenComparing(Pair::predicted);
  }

  /** All labels that occur, sorted. */
  public SortedSet<String> labels() {
    return Collections.unmodifiableSortedSet(labels);
  }

  /** Tokens of label {@code gold} that were given {@code predicted}. */
  public long count(String gold, String predicted) {
    return counts.getOrDefault(new Pair(gold, predicted), 0L);
  }

  /** The wrong pairs, the most frequent first, at most {@code most} of them. */
  public List<Cell> mistakes(int most) {
    List<Cell> cells = new ArrayList<>();
    counts.forEach(
        (pair, count) -> {
          if (!pair.gold.equals(pair.predicted)) {
            cells.add(new Cell(pair, count));
          }
        });
    cells.sort(Comparator.comparingLong(Cell::count).reversed().thenComparing(Cell::pair, order()));
    return List.copyOf(cells.subList(0, Math.min(most, cells.size())));
  }
}
