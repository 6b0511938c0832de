/**
 * Words from their characters: a table of characters, and a network that makes one vector of the
 * characters of a word.
 *
 * <p>Start with {@link io.sluice.embeddings.characters.CharacterLstmSettings} or {@link
 * io.sluice.embeddings.characters.CharacterCnnSettings}. Each distinct word of a batch is computed
 * once, longest words first, in chunks of bounded size; tokens then gather the vectors of their
 * words, and gradients go back the same way. In prediction the vectors of words met before are kept
 * in a {@code WordCache}.
 *
 * <p>A word is at most so many characters long as its settings say. Of a longer one its first and
 * last characters are read, which costs no more, however long it is. Characters that training has
 * not seen share row 0 of the table.
 */
@NullMarked
package io.sluice.embeddings.characters;

import org.jspecify.annotations.NullMarked;
