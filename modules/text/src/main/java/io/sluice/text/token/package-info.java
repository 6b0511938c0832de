/**
 * Cutting text into sentences and tokens, with exact offsets into the original text.
 *
 * <p>Start with {@link io.sluice.text.token.Tokenizer}.
 */
@NullMarked
package io.sluice.text.token;

import org.jspecify.annotations.NullMarked;
