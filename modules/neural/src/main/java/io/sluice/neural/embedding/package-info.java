/**
 * Vectors for symbols: rows of a table are gathered on the way forward, and their gradients
 * scattered on the way back. A one-hot matrix is never made.
 *
 * <p>Start with {@link io.sluice.neural.embedding.EmbeddingTable}. What a symbol stands for is not
 * known here.
 */
@NullMarked
package io.sluice.neural.embedding;

import org.jspecify.annotations.NullMarked;
