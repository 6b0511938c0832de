/**
 * Linear-chain conditional random fields: label paths as wholes, with exact probabilities.
 *
 * <p>Start with {@link io.sluice.neural.crf.CrfLayer} to train, with {@link
 * io.sluice.neural.crf.Crf} to predict.
 */
@NullMarked
package io.sluice.neural.crf;

import org.jspecify.annotations.NullMarked;
