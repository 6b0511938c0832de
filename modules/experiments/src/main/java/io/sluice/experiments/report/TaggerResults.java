package io.sluice.experiments.report;

import io.sluice.tagging.evaluation.Comparison;
import io.sluice.tagging.evaluation.Evaluation;
import io.sluice.text.label.LabelScheme;
import java.util.List;
import java.util.Optional;

/**
 * How a tagger does on sentences whose labels are known.
 *
 * @param evaluation all scores
 * @param scheme of the labels, where they mark spans
 * @param sentences to be shown
 */
public record TaggerResults(
    Evaluation evaluation, Optional<LabelScheme> scheme, List<Comparison> sentences) {
  public TaggerResults {
    sentences = List.copyOf(sentences);
  }
}
