/**
 * Losses over rows of logits, fused with their derivatives.
 *
 * <p>All losses are in nats and natural logarithms; per row until summed. {@link
 * io.sluice.neural.loss.Reduction} says what the derivative is of.
 *
 * <p>Start with {@link io.sluice.neural.loss.SoftmaxCrossEntropy}.
 */
@NullMarked
package io.sluice.neural.loss;

import org.jspecify.annotations.NullMarked;
