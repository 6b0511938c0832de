/**
 * What a trainer computes with: kernels, matrix products, threads and memory, opened and closed
 * together. Start with {@link io.sluice.neural.engine.Engine#open}. Prediction on one thread needs
 * none of it.
 */
@NullMarked
package io.sluice.neural.engine;

import org.jspecify.annotations.NullMarked;
