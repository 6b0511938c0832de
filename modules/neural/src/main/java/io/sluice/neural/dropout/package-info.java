/**
 * Dropout on activations: units are set to zero at random in training, and the others scaled up so
 * that the mean stays (inverted dropout, Srivastava et al. 2014).
 *
 * <p>Masks are hashes of a key and a place (see {@link io.sluice.neural.random.BernoulliMask}):
 * none is kept between forward and backward, and no number of threads changes them. Dropout inside
 * the recurrence, of weights and of symbols is elsewhere: with the layers it belongs to.
 *
 * <p>Start with {@link io.sluice.neural.dropout.ActivationDropout}.
 */
@NullMarked
package io.sluice.neural.dropout;

import org.jspecify.annotations.NullMarked;
