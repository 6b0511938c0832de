/**
 * Seeded random numbers: one generator for each purpose, so that drawing more for one purpose never
 * changes another, and masks that any number of threads can draw in any order.
 *
 * <p>For initialisation, shuffling, dropout and sampling. Not for anything secret.
 *
 * <p>Start with {@link io.sluice.neural.random.SeededRandom}; {@link
 * io.sluice.neural.random.BernoulliMask} is what dropout is made of.
 */
@NullMarked
package io.sluice.neural.random;

import org.jspecify.annotations.NullMarked;
