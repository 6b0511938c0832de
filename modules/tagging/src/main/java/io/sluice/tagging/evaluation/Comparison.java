package io.sluice.tagging.evaluation;

import io.sluice.text.document.Sentence;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sentence with the labels that it has and those that were predicted.
 *
 * @param gold one label a token, {@link #UNKNOWN} where nobody knows it
 * @param predicted one label a token, in the same scheme
 * @param confidences probability of each predicted span in order, where labels mark spans, or of
 *     each token's label; empty if not known
 */
public record Comparison(
    Sentence sentence, List<String> gold, List<String> predicted, List<Double> confidences) {
  /** Gold label of a token that is not counted. */
  public static final String UNKNOWN = "?";

  public Comparison {
    gold = List.copyOf(gold);
    predicted = List.copyOf(predicted);
    confidences = List.copyOf(confidences);
    if (gold.size() != sentence.size() || predicted.size() != sentence.size()) {
      throw new IllegalArgumentException(
          "%s: a sentence of %d tokens has %d gold and %d predicted labels; compare label by label"
              .formatted(sentence.origin(), sentence.size(), gold.size(), predicted.size()));
    }
  }

  /** Whether it is known what is right for a token. */
  boolean isKnown(int token) {
    return !gold.get(token).equals(UNKNOWN);
  }

  /** Whether a wrong label is among those that are known. */
  public boolean hasMistakes() {
    return IntStream.range(0, gold.size())
        .anyMatch(token -> isKnown(token) && !gold.get(token).equals(predicted.get(token)));
  }

  /** A comparison without probabilities. */
  public static Comparison of(Sentence sentence, List<String> gold, List<String> predicted) {
    return new Comparison(sentence, gold, predicted, List.of());
  }
}
