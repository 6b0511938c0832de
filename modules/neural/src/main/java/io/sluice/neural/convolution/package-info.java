/**
 * Convolutions over short sequences with the largest value over time: character-based vectors of
 * words (dos Santos and Zadrozny 2014, Kim et al. 2016, Ma and Hovy 2016).
 *
 * <p>Start with {@link io.sluice.neural.convolution.Convolution} to train, with {@link
 * io.sluice.neural.convolution.ConvolutionPredictor} to predict. Not here: where the vectors of the
 * characters come from (embedding), and what the results are used for.
 */
@NullMarked
package io.sluice.neural.convolution;

import org.jspecify.annotations.NullMarked;
