/**
 * Cutting text into sentences and tokens, with exact offsets into the original text.
 *
 * <pre>{@code
 * Document document =
 *     Document.of(text, new UnicodeSentenceSplitter(), UnicodeTokenizer.english());
 * }</pre>
 *
 * <p>{@link io.sluice.text.token.Tokenizer} and {@link io.sluice.text.token.SentenceSplitter} are
 * for users to implement; their contract tests are in this module's test-jar. {@link
 * io.sluice.text.token.UnicodeTokenizer} and {@link io.sluice.text.token.UnicodeSentenceSplitter}
 * need nothing but the JDK.
 *
 * <p>A tagger wants the tokens it was trained on: for English corpora in the manner of CoNLL and
 * the Penn Treebank take {@link io.sluice.text.token.UnicodeTokenizer#english}.
 *
 * <p>Not here: tokenizers of other libraries (modules opennlp and lucene), symbols of language
 * models (package {@code io.sluice.text}).
 */
@NullMarked
package io.sluice.text.token;

import org.jspecify.annotations.NullMarked;
