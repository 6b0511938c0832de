/**
 * Affine layers over the last dimension, with weights of their own or those of an embedding table.
 *
 * <p>Start with {@link io.sluice.neural.dense.Dense}. No activation functions: the loss brings its
 * own.
 */
@NullMarked
package io.sluice.neural.dense;

import org.jspecify.annotations.NullMarked;
