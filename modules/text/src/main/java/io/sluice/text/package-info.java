/**
 * Text as language models see it: symbols, vocabularies, and the codecs between the two.
 *
 * <p>Start with {@link io.sluice.text.SymbolCodec}. To build one from text: {@link
 * io.sluice.text.SymbolKind#count} counts the symbols, {@link
 * io.sluice.text.SymbolCounts#toVocabulary} chooses among them, {@link
 * io.sluice.text.SymbolKind#codec} makes the codec:
 *
 * <pre>{@code
 * SymbolCounts counts = SymbolKind.CHARACTERS.count(new StringReader(text));
 * Vocabulary vocabulary = counts.toVocabulary(SymbolKind.CHARACTERS, VocabularyLimits.NONE);
 * SymbolCodec codec = SymbolCodec.characters(vocabulary);
 * int[] ids = codec.encode("To be, or not to be");
 * }</pre>
 *
 * <p>Everything streams: texts larger than memory go through {@link
 * io.sluice.text.SymbolCodec#encode(java.io.Reader, java.util.function.IntConsumer)}. Positions are
 * counted in code points. Not here: files and decoding of bytes (corpora), arrays and models.
 */
@NullMarked
package io.sluice.text;

import org.jspecify.annotations.NullMarked;
