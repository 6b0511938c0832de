/** Tokens, tokenizers and vocabularies; knows no arrays. */
@NullMarked
package io.sluice.text;

import org.jspecify.annotations.NullMarked;
