/**
 * Pretrained word vectors: files in the usual formats, and how a word finds its vector.
 *
 * <p>Start with {@link io.sluice.embeddings.vectors.VectorFile}; what it reads is a {@link
 * io.sluice.embeddings.vectors.WordVectors}. Files come from anywhere: the numbers in their heads
 * are not believed, sizes are bounded, and errors name line or row. Not here: training on top of
 * vectors (table).
 */
@NullMarked
package io.sluice.embeddings.vectors;

import org.jspecify.annotations.NullMarked;
