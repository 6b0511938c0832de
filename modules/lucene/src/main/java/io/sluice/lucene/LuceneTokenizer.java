package io.sluice.lucene;

import io.sluice.text.document.Token;
import io.sluice.text.token.TokenCollector;
import io.sluice.text.token.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * An analyzer or tokenizer of Apache Lucene.
 *
 * <p>Where Lucene finds several tokens in one place (synonyms, parts of words, n-grams), the first
 * is taken and those that overlap it are left out.
 */
public final class LuceneTokenizer implements Tokenizer {
  private static final String FIELD = "text";

  private final TracingAnalyzer analyzer;

  private LuceneTokenizer(Analyzer analyzer) {
    this.analyzer = new TracingAnalyzer(analyzer);
  }

  /** An analyzer, with all its character and token filters. The caller may share and closes it. */
  public static LuceneTokenizer of(Analyzer analyzer) {
    return new LuceneTokenizer(analyzer);
  }

  /** A tokenizer alone; the supplier is asked once by each thread that uses this. */
  public static LuceneTokenizer of(
      Supplier<? extends org.apache.lucene.analysis.Tokenizer> supplier) {
    return new LuceneTokenizer(
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(supplier.get());
          }
        });
  }

  @Override
  public List<Token> tokenize(String text, int start, int end) {
    return terms(text, start, end).stream().map(Term::token).toList();
  }

  /** The tokens of a text with what the analyzer made of each. */
  public List<Term> terms(String text) {
    return terms(text, 0, text.length());
  }

  /** The tokens between two offsets with what the analyzer made of each. */
  public List<Term> terms(String text, int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    String part = text.substring(start, end);
    TokenCollector tokens = new TokenCollector(part, start);
    List<Term> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(FIELD, wellFormed(part))) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      FilteredText filtered = analyzer.takeLatest();
      stream.reset();
      while (stream.incrementToken()) {
        tokens
            .add(filtered.start(offset.startOffset()), filtered.end(offset.endOffset(), part))
            .ifPresent(token -> terms.add(new Term(token, term.toString())));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
    return terms;
  }

  /**
   * The text with U+FFFD in the place of surrogates without their other half, so with the same
   * offsets. Lucene's generated scanners take such a half at the end for the end of the text before
   * it.
   */
  private static String wellFormed(String text) {
    StringBuilder copy = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        copy.append(text, copy.length(), i).append('\ufffd');
      }
      i = next;
    }
    return copy.isEmpty() ? text : copy.append(text, copy.length(), text.length()).toString();
  }
}
