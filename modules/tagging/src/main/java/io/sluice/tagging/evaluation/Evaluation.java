package io.sluice.tagging.evaluation;

import java.util.Optional;

/**
 * Everything about the predictions for one layer of labels.
 *
 * @param sentences number of sentences that were counted
 * @param tokens scores token by token
 * @param confusion which labels were taken for which
 * @param spans of labels that mark spans
 * @param calibration of the probabilities of spans, or of tokens where there are no spans
 * @param riskCoverage of the same
 */
public record Evaluation(
    long sentences,
    TokenScore tokens,
    Confusion confusion,
    Optional<SpanEvaluation> spans,
    Calibration calibration,
    RiskCoverage riskCoverage) {

  /** The figure to compare by: F1 of spans as {@code conlleval} has it, or accuracy of tokens. */
  public double score() {
    return spans.map(span -> span.conll().f1()).orElseGet(tokens::accuracy);
  }
}
