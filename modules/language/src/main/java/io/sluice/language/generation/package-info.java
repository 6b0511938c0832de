/**
 * Choosing the next symbol: sampling settings and the sampler, beam search, stop strings.
 *
 * <p>Works on rows of logits and symbol ids; knows no network and no vocabulary. Start at {@link
 * io.sluice.language.generation.Sampling}.
 */
@NullMarked
package io.sluice.language.generation;

import org.jspecify.annotations.NullMarked;
