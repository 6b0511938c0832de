/**
 * Making different spellings of one thing the same, without losing where it stood.
 *
 * <pre>{@code
 * NormalizedText text = Normalization.NFC.then(Normalization.ZERO_DIGITS).normalize("cafe\u0301 47");
 * text.text();            // "café 00"
 * text.source(0, 4);      // [0, 5) of the original
 * Tokenizer tokenizer = new NormalizingTokenizer(Normalization.NFC, UnicodeTokenizer.standard());
 * }</pre>
 *
 * <p>Start with {@link io.sluice.text.normalization.Normalization}. Not here: stemming and spelling
 * correction.
 */
@NullMarked
package io.sluice.text.normalization;

import org.jspecify.annotations.NullMarked;
