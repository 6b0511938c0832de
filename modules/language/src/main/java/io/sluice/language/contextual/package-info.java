/**
 * Contextual string embeddings: what character language models know at the ends of a token (Akbik,
 * Blythe and Vollgraf 2018).
 *
 * <p>Start with {@link io.sluice.language.contextual.ContextualSettings}. A sentence is read as one
 * line of text, from the state after a line end; columns of tokens are read as running text. A
 * model that reads forward gives its top hidden units after the last character of a token, one that
 * reads backward those after the first; the vector of a token is all of these side by side.
 * Characters that a model does not know are read as its unknown symbol, or as a blank.
 *
 * <h2>How it is computed</h2>
 *
 * <ol>
 *   <li>Sentences of similar length are read side by side, so that weights are fetched once for
 *       many; as many at a time as fit in bounded memory. Long texts are read in pieces.
 *   <li>In training, the models stay as they are: vectors of a sentence are computed once and kept
 *       in a file ({@code VectorStore}), beside those of other runs with the same models.
 *   <li>In prediction nothing is kept; only a tagger that is still in training finds what is in
 *       that file. Results are the same bytes in both cases, and for any batch.
 * </ol>
 *
 * <p>The weights of the models become part of the model file of a tagger, which then needs no other
 * file. Its dimension is the sum of the models' hidden units.
 */
@NullMarked
package io.sluice.language.contextual;

import org.jspecify.annotations.NullMarked;
