/**
 * Both ways between Apache Lucene and Sluice. Analyzers and tokenizers of Lucene as {@link
 * io.sluice.text.token.Tokenizer}:
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
 *
 * <p>A tokenizer and a {@link io.sluice.tagging.Tagger} in an analyzer of Lucene; the filter needs
 * {@code sluice-tagging} on the class path, the rest does not:
 *
 * <pre>{@code
 * Tokenizer words = new SluiceTokenizer();
 * TokenStream marked = new EntityFilter(words, tagger); // type PER, positions and offsets as before
 * return new TokenStreamComponents(words, new LowerCaseFilter(marked));
 * }</pre>
 *
 * <p>In configurations they are {@code sluice} and {@code sluiceEntities}. Taggers need the marks
 * and cases of running text: filters that drop or change words stand behind.
 */
@NullMarked
package io.sluice.lucene;

import org.jspecify.annotations.NullMarked;
