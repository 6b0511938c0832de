/**
 * Embeddings that look a word up in a table: words of the training data, pretrained vectors, word
 * shapes.
 *
 * <p>Start with {@link io.sluice.embeddings.table.WordSettings}, {@link
 * io.sluice.embeddings.table.VectorSettings} and {@link io.sluice.embeddings.table.ShapeSettings}.
 * They differ in how a word becomes the number of a row ({@code RowLookup}); gathering rows,
 * training them and word dropout are the same for all. Row 0 stands in for unknown words.
 */
@NullMarked
package io.sluice.embeddings.table;

import org.jspecify.annotations.NullMarked;
