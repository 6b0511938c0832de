/**
 * Named parameters in one flat buffer with their gradients, and their canonical form.
 *
 * <ol>
 *   <li>Layers declare what they need of {@link io.sluice.neural.parameter.Parameters} when they
 *       are made, as it is laid out in memory: padded, interleaved.
 *   <li>{@code allocate} fixes the layout; only then do views on values and gradients exist.
 *   <li>Layers add to gradients; optimisers update values and set gradients to zero.
 *   <li>{@link io.sluice.neural.parameter.NamedTensor} is what leaves and enters: canonical names
 *       and shapes, without padding.
 * </ol>
 *
 * <p>{@link io.sluice.neural.parameter.PaddedMatrix} and {@link io.sluice.neural.parameter.Bias}
 * are parameters of the usual shapes. Not here: how parameters change (optimise) and file formats.
 */
@NullMarked
package io.sluice.neural.parameter;

import org.jspecify.annotations.NullMarked;
