/**
 * Analyzers and tokenizers of Apache Lucene as {@link io.sluice.text.token.Tokenizer}.
 *
 * <pre>{@code
 * LuceneTokenizer tokenizer = LuceneTokenizer.of(new StandardAnalyzer());
 * List<Token> tokens = tokenizer.tokenize("The Ladies of Lucene");   // as they stand in the text
 * List<Term> terms = tokenizer.terms("The Ladies of Lucene");        // and as Lucene indexes them
 * }</pre>
 *
 * <p>Tokens are the pieces of the original text that Lucene's offsets name, corrected by its
 * character filters; what the filters made of them is kept apart in {@link io.sluice.lucene.Term}.
 * Lucene leaves out what it does not search for: punctuation, mark-up, stop words.
 */
@NullMarked
package io.sluice.lucene;

import org.jspecify.annotations.NullMarked;
