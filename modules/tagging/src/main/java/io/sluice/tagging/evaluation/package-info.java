/**
 * How good labels are: scores, confusions, errors with their places, and whether probabilities can
 * be trusted.
 *
 * <p>Start with {@link io.sluice.tagging.evaluation.Evaluator}. Two readings of spans stand side by
 * side: {@link io.sluice.tagging.evaluation.ConllScore} counts malformed sequences as {@code
 * conlleval} does, so that figures compare with published ones, and {@link
 * io.sluice.tagging.evaluation.SpanScore} counts well-formed spans only. Shares and scores are in
 * [0, 1]; only texts show percentages.
 *
 * <p>Not here: predicting. Labels from any program can be evaluated.
 */
@NullMarked
package io.sluice.tagging.evaluation;

import org.jspecify.annotations.NullMarked;
