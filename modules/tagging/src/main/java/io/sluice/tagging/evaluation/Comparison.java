package io.sluice.tagging.evaluation;

import io.sluice.text.document.Sentence;
import java.util.List;

/**
 * A sentence with the labels that it has and those that were predicted.
 *
 * @param gold one label a token
 * @param predicted one label a token, in the same scheme
 * @param confidences probability of each predicted span in order, where labels mark spans, or of
 *     each token's label; empty if not known
 */
public record Comparison(
    Sentence sentence, List<String> gold, List<String> predicted, List<Double> confidences) {
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

  /** A comparison without probabilities. */
  public static Comparison of(Sentence sentence, List<String> gold, List<String> predicted) {
    return new Comparison(sentence, gold, predicted, List.of());
  }
}
