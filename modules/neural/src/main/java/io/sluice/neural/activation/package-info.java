/**
 * Elementary functions in float32 by polynomials and rationals of our own, the same bytes in every
 * implementation and on every machine.
 */
@NullMarked
package io.sluice.neural.activation;

import org.jspecify.annotations.NullMarked;
