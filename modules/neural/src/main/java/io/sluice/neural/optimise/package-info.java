/**
 * Turns gradients into better parameters: update rules, clipping, learning rate schedules, gradient
 * accumulation and a guard against gradients that are not finite.
 *
 * <p>What happens in a step, for each of the flat buffers of {@link
 * io.sluice.neural.parameter.Parameters}:
 *
 * <ol>
 *   <li>The layers add gradients, of one or several micro-batches; {@link
 *       io.sluice.neural.optimise.Optimiser#accumulate} says when there are enough.
 *   <li>One pass computes the norm of the mean gradient. If it is not finite the step is refused.
 *   <li>One pass clips, decays and updates the values and sets the gradients to zero.
 * </ol>
 *
 * <p>Both passes work in fixed blocks, so the result is the same bytes for any number of threads.
 *
 * <p>Not here: what a gradient is (layers and losses), early stopping and epochs (trainers).
 *
 * <p>Start with {@link io.sluice.neural.optimise.OptimiserSettings} and {@link
 * io.sluice.neural.optimise.Optimiser}.
 */
@NullMarked
package io.sluice.neural.optimise;

import org.jspecify.annotations.NullMarked;
