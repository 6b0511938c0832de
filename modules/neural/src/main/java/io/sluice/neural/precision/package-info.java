/**
 * Weights of fewer bits than a float, for prediction: less memory to read, so more symbols a second
 * where that is what takes the time.
 *
 * <ol>
 *   <li>{@link io.sluice.neural.precision.Quantisation} rounds the matrices among canonical tensors
 *       and remembers their scales. Only weights are rounded; biases, activations and sums stay
 *       floats.
 *   <li>{@link io.sluice.neural.precision.WeightPacker} packs a rounded matrix as the right operand
 *       of products; what it packs are the rounded values, so nothing is lost a second time.
 *   <li>{@link io.sluice.neural.precision.PackedWeights} multiplies. One row with many panels reads
 *       the narrow weights as they are; many rows widen a panel at a time. Both give the same
 *       bytes.
 * </ol>
 *
 * <p>Not for training, and not here: how a model file holds narrow tensors.
 */
@NullMarked
package io.sluice.neural.precision;

import org.jspecify.annotations.NullMarked;
