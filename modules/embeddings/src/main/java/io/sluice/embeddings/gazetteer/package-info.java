/**
 * Lists of names: whether a token begins, or continues, a phrase of a list.
 *
 * <p>Start with {@link io.sluice.embeddings.gazetteer.GazetteerSettings} and {@link
 * io.sluice.embeddings.gazetteer.PhraseList}. In every list the longest phrase that begins at a
 * token is found, and the search goes on after it. Blanks do not count: a phrase matches however
 * its text was cut into tokens, as long as it begins and ends with one.
 */
@NullMarked
package io.sluice.embeddings.gazetteer;

import org.jspecify.annotations.NullMarked;
