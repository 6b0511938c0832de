package io.sluice.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Token;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.TokenizerContract;
import java.io.Reader;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fa.PersianCharFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LuceneTokenizerTest {
  /** What Lucene leaves out is up to Lucene. */
  abstract static class Contract extends TokenizerContract {
    private final Tokenizer tokenizer;

    Contract(Tokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    @Override
    protected Tokenizer tokenizer() {
      return tokenizer;
    }

    @Override
    protected boolean covers(int codePoint) {
      return false;
    }

    /** The adapter is the same for all; one of them takes the full length. */
    @Override
    protected int longTextSize() {
      return 50_000;
    }
  }

  private static Analyzer filtered(
      Supplier<org.apache.lucene.analysis.Tokenizer> tokenizer, UnaryOperator<Reader> filter) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(tokenizer.get());
      }

      @Override
      protected Reader initReader(String field, Reader reader) {
        return filter.apply(reader);
      }
    };
  }

  private static NormalizeCharMap map() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("ﬁ", "fi");
    map.add("½", " 1 / 2 ");
    map.add("word", "w");
    map.add("e\u0301", "é");
    map.add("😀", "smile");
    map.add("<b>", "");
    map.add("\u00ad", "");
    map.add("...", "…");
    return map.build();
  }

  @Nested
  class Standard extends Contract {
    Standard() {
      super(LuceneTokenizer.of(new StandardAnalyzer()));
    }

    @Override
    protected boolean covers(int codePoint) {
      return codePoint < 0x250 && Character.isLetterOrDigit(codePoint);
    }

    @Override
    protected int longTextSize() {
      return 300_000;
    }
  }

  @Nested
  class English extends Contract {
    English() {
      super(LuceneTokenizer.of(new EnglishAnalyzer()));
    }
  }

  @Nested
  class Whitespace extends Contract {
    Whitespace() {
      super(LuceneTokenizer.of(() -> new WhitespaceTokenizer()));
    }

    @Override
    protected boolean covers(int codePoint) {
      return true;
    }
  }

  @Nested
  class Letters extends Contract {
    Letters() {
      super(LuceneTokenizer.of(() -> new LetterTokenizer()));
    }

    @Override
    protected boolean covers(int codePoint) {
      return Character.isLetter(codePoint);
    }
  }

  @Nested
  class Addresses extends Contract {
    Addresses() {
      super(LuceneTokenizer.of(() -> new UAX29URLEmailTokenizer()));
    }
  }

  @Nested
  class Keyword extends Contract {
    Keyword() {
      super(LuceneTokenizer.of(() -> new KeywordTokenizer()));
    }

    @Override
    protected boolean covers(int codePoint) {
      return true;
    }
  }

  @Nested
  class Ngrams extends Contract {
    Ngrams() {
      super(LuceneTokenizer.of(() -> new NGramTokenizer(2, 3)));
    }
  }

  @Nested
  class Mapped extends Contract {
    Mapped() {
      super(
          LuceneTokenizer.of(
              filtered(StandardTokenizer::new, in -> new MappingCharFilter(map(), in))));
    }
  }

  @Nested
  class MappedBlanks extends Contract {
    MappedBlanks() {
      super(
          LuceneTokenizer.of(
              filtered(WhitespaceTokenizer::new, in -> new MappingCharFilter(map(), in))));
    }
  }

  @Nested
  class Stripped extends Contract {
    Stripped() {
      super(LuceneTokenizer.of(filtered(StandardTokenizer::new, HTMLStripCharFilter::new)));
    }
  }

  @Nested
  class Normalized extends Contract {
    Normalized() {
      super(
          LuceneTokenizer.of(
              filtered(
                  StandardTokenizer::new,
                  in -> new CJKWidthCharFilter(new PersianCharFilter(in)))));
    }
  }

  @Nested
  class Everything extends Contract {
    Everything() {
      super(
          LuceneTokenizer.of(
              filtered(
                  StandardTokenizer::new,
                  in ->
                      new MappingCharFilter(
                          map(),
                          new PatternReplaceCharFilter(
                              Pattern.compile("([a-z])\\.([a-z])"),
                              "$1$2$2",
                              new HTMLStripCharFilter(in))))));
    }
  }

  @Nested
  class WordParts extends Contract {
    WordParts() {
      super(
          LuceneTokenizer.of(
              new Analyzer() {
                @Override
                protected TokenStreamComponents createComponents(String field) {
                  WhitespaceTokenizer words = new WhitespaceTokenizer();
                  int parts =
                      WordDelimiterGraphFilter.GENERATE_WORD_PARTS
                          | WordDelimiterGraphFilter.CATENATE_ALL
                          | WordDelimiterGraphFilter.PRESERVE_ORIGINAL;
                  return new TokenStreamComponents(
                      words, new WordDelimiterGraphFilter(words, parts, null));
                }
              }));
    }
  }

  @Test
  void tokensStandInTheTextAndTermsBesideThem() {
    LuceneTokenizer english = LuceneTokenizer.of(new EnglishAnalyzer());
    assertThat(english.tokenize("The Ladies' dances"))
        .containsExactly(new Token("Ladies", 4, 10), new Token("dances", 12, 18));
    assertThat(english.terms("The Ladies' dances"))
        .hasToString("[Ladies[4, 10) -> ladi, dances[12, 18) -> danc]");
  }

  @Test
  void markupIsNoPartOfTheTokensBesideIt() {
    LuceneTokenizer html =
        LuceneTokenizer.of(filtered(StandardTokenizer::new, HTMLStripCharFilter::new));
    assertThat(html.terms("<p>caf&eacute; <b>wo</b>rd<br/>end</p>"))
        .hasToString("[caf&eacute;[3, 14) -> café, wo</b>rd[18, 26) -> word, end[31, 34)]");
  }

  @Test
  void aHalfOfACharacterAtTheEndHidesNothing() {
    LuceneTokenizer standard = LuceneTokenizer.of(new StandardAnalyzer());
    assertThat(standard.tokenize("a word\ud800"))
        .containsExactly(new Token("a", 0, 1), new Token("word", 2, 6));
  }

  @Test
  void markupAfterATokenIsNoPartOfIt() {
    Analyzer filters = filtered(WhitespaceTokenizer::new, HTMLStripCharFilter::new);
    LuceneTokenizer html =
        LuceneTokenizer.of(
            new PerFieldAnalyzerWrapper(new StandardAnalyzer(), Map.of("text", filters)));
    assertThat(
            html.tokenize("<i>caf&eacute;</i> A<!-- b --> x&lt;</i> 😀</b>").stream()
                .map(Token::text))
        .containsExactly("caf&eacute;", "A", "x&lt;", "😀");
  }

  @Test
  void mappedCharactersAreTakenFromTheText() {
    LuceneTokenizer mapped =
        LuceneTokenizer.of(
            filtered(StandardTokenizer::new, in -> new MappingCharFilter(map(), in)));
    assertThat(mapped.terms("ﬁne words cafe\u0301 😀"))
        .hasToString(
            "[ﬁne[0, 3) -> fine, words[4, 9) -> ws, cafe\u0301[10, 15) -> café, 😀[16, 18) -> smile]");
  }
}
