/**
 * Arithmetic that is the same on every machine.
 *
 * <p>Start with {@link io.sluice.neural.arithmetic.Fused}.
 */
@NullMarked
package io.sluice.neural.arithmetic;

import org.jspecify.annotations.NullMarked;
