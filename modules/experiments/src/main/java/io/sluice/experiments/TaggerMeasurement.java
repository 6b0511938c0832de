package io.sluice.experiments;

import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggedSentence;
import io.sluice.tagging.Tagger;
import io.sluice.tagging.evaluation.Comparison;
import io.sluice.tagging.evaluation.Evaluation;
import io.sluice.tagging.evaluation.Evaluator;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a tagger does on sentences whose labels are known.
 *
 * @param layer of labels that was compared
 * @param scheme of the labels as they were compared, where they mark spans
 * @param evaluation all scores
 * @param comparisons the sentences, gold and predicted
 * @param seconds that tagging took
 */
public record TaggerMeasurement(
    String layer,
    Optional<LabelScheme> scheme,
    Evaluation evaluation,
    List<Comparison> comparisons,
    double seconds) {
  private static final int EXAMPLES = 20;
  private static final double NANOS = 1e9;

  public TaggerMeasurement {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Tags with several threads and compares, as {@link TagSet#compare} does.
   *
   * @param sentences have the layer
   * @throws IllegalArgumentException if no label is known
   */
  public static TaggerMeasurement of(
      Tagger tagger, String layer, List<Sentence> sentences, int threads) {
    var tags = tags(tagger, layer);
    tags.requireComparable(sentences);
    var scheme = tags.layer().scheme().map(any -> LabelScheme.IOB2);
    var begun = System.nanoTime();
    List<TaggedSentence> tagged;
    if (threads == 1) {
      tagged = tagger.tagAll(sentences);
    } else {
      try (var batches = tagger.batches(threads)) {
        tagged = batches.tagAll(sentences);
      }
    }
    var seconds = (System.nanoTime() - begun) / NANOS;
    var evaluator = scheme.map(s -> Evaluator.spans(s, EXAMPLES)).orElseGet(Evaluator::tokens);
    var comparisons = new ArrayList<Comparison>();
    for (var i = 0; i < sentences.size(); i++) {
      var predicted = tagged.get(i).layer(layer);
      var comparison =
          tags.compare(sentences.get(i), predicted.labels(), predicted.probabilities());
      evaluator.add(comparison);
      comparisons.add(comparison);
    }
    return new TaggerMeasurement(layer, scheme, evaluator.result(), comparisons, seconds);
  }

  private static TagSet tags(Tagger tagger, String layer) {
    var names = tagger.tags().stream().map(tags -> tags.layer().name()).toList();
    if (!names.contains(layer)) {
      throw new IllegalArgumentException(
          "the tagger gives no labels \"" + layer + "\", but " + String.join(", ", names));
    }
    return tagger.tags().get(names.indexOf(layer));
  }

  /** What {@link Evaluation#score} is called: {@code F1} or {@code accuracy}. */
  public String measure() {
    return scheme.isPresent() ? "F1" : "accuracy";
  }

  /** Number of tokens, those of unknown label included. */
  public long tokens() {
    return comparisons.stream().mapToLong(comparison -> comparison.sentence().size()).sum();
  }

  /** Speed of tagging, comparing not counted. */
  public double tokensPerSecond() {
    return tokens() / Math.max(seconds, 1e-9);
  }
}
