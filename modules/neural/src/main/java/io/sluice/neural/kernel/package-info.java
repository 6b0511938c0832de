/**
 * Computation on heap arrays: the plain kernels, and the seam through which faster ones plug in.
 */
@NullMarked
package io.sluice.neural.kernel;

import org.jspecify.annotations.NullMarked;
