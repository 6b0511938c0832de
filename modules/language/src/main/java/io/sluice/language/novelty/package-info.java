/**
 * How much of a generated text is a copy: the longest passage that stands in the corpus word for
 * word, and the share of words that the corpus knows. The corpus is read once as a stream, so it
 * may be larger than memory.
 *
 * <p>Start at {@link io.sluice.language.novelty.Novelty#measure}.
 */
@NullMarked
package io.sluice.language.novelty;

import org.jspecify.annotations.NullMarked;
