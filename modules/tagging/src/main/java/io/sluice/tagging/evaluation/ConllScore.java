package io.sluice.tagging.evaluation;

import java.util.Locale;
import java.util.SortedMap;

/**
 * The scores of {@code conlleval}, the program of the CoNLL shared tasks: what published figures
 * mean. It reads labels leniently, see {@link ConllCounter}; {@link SpanScore} is the strict
 * reading.
 *
 * @param tokens number of tokens
 * @param correctTokens tokens whose label is right, prefix included
 * @param overall counts of spans (micro-average)
 * @param byLabel the same for every label of a span
 */
public record ConllScore(
    long tokens, long correctTokens, Counts overall, SortedMap<String, Counts> byLabel) {

  /** Scores all sentences; labels in IO, IOB1 or IOB2 (the program does not know IOBES). */
  public static ConllScore of(Iterable<Comparison> comparisons) {
    ConllCounter counter = new ConllCounter();
    for (Comparison comparison : comparisons) {
      counter.add(comparison.gold(), comparison.predicted());
    }
    return counter.score();
  }

  /** Share of tokens whose label is right; 0 without tokens. */
  public double accuracy() {
    return tokens == 0 ? 0 : (double) correctTokens / tokens;
  }

  /** Micro-averaged F1 of spans, in [0, 1]. */
  public double f1() {
    return overall.f1();
  }

  /** The program's output for these scores. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "processed %d tokens with %d phrases; found: %d phrases; correct: %d.%n",
            tokens, overall.gold(), overall.predicted(), overall.correct()));
    if (tokens > 0) {
      text.append(format("accuracy: %6.2f%%; %s%n", 100 * accuracy(), scores(overall)));
    }
    byLabel.forEach(
        (label, counts) ->
            text.append(format("%17s: %s  %d%n", label, scores(counts), counts.predicted())));
    return text.toString();
  }

  private static String scores(Counts counts) {
    return format(
        "precision: %6.2f%%; recall: %6.2f%%; FB1: %6.2f",
        100 * counts.precision(), 100 * counts.recall(), 100 * counts.f1());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
  }
}
