/** Named parameters in one flat buffer with their gradients, and their canonical form. */
@NullMarked
package io.sluice.neural.parameter;

import org.jspecify.annotations.NullMarked;
