package io.sluice.tagging.training;

import io.sluice.tagging.evaluation.Evaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A measurement on the development sentences.
 *
 * @param step number of steps done
 * @param epoch passes over the training sentences done, with their fraction
 * @param score of the first layer of labels, in [0, 1]: F1 of spans as {@code conlleval} has it, or
 *     accuracy of tokens
 * @param tokens number of tokens
 * @param best highest score of all evaluations so far
 * @param improved whether this one is the best so far
 * @param layers everything, by the name of the layer
 */
public record EvaluationReport(
    long step,
    double epoch,
    double score,
    long tokens,
    double best,
    boolean improved,
    Map<String, Evaluation> layers) {
  public EvaluationReport {
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
  }
}
