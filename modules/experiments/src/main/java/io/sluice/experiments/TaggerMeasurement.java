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
   * Tags with several threads and compares. Spans are compared in IOB2, as published scores are.
   *
   * @param sentences have the layer
   */
  public static TaggerMeasurement of(
      Tagger tagger, String layer, List<Sentence> sentences, int threads) {
    var scheme = scheme(tagger, layer);
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
      var comparison = compare(sentences.get(i), tagged.get(i), layer, scheme);
      evaluator.add(comparison);
      comparisons.add(comparison);
    }
    return new TaggerMeasurement(layer, scheme, evaluator.result(), comparisons, seconds);
  }

  private static Optional<LabelScheme> scheme(Tagger tagger, String layer) {
    var names = tagger.tags().stream().map(tags -> tags.layer().name()).toList();
    if (!names.contains(layer)) {
      throw new IllegalArgumentException(
          "the tagger gives no labels \"" + layer + "\", but " + String.join(", ", names));
    }
    TagSet tags = tagger.tags().get(names.indexOf(layer));
    return tags.layer().scheme().map(any -> LabelScheme.IOB2);
  }

  private static Comparison compare(
      Sentence sentence, TaggedSentence tagged, String layer, Optional<LabelScheme> scheme) {
    var gold = sentence.labels(layer);
    var predicted = tagged.layer(layer);
    return new Comparison(
        sentence,
        scheme.map(iob2 -> iob2.convert(gold)).orElse(gold),
        predicted.labels(),
        predicted.probabilities());
  }

  /** What {@link Evaluation#score} is called: {@code F1} or {@code accuracy}. */
  public String measure() {
    return scheme.isPresent() ? "F1" : "accuracy";
  }

  /** Number of tokens. */
  public long tokens() {
    return evaluation.tokens().overall().gold();
  }

  /** Speed of tagging, comparing not counted. */
  public double tokensPerSecond() {
    return tokens() / Math.max(seconds, 1e-9);
  }
}
