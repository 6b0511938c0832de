package io.sluice.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Token;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnicodeTokenizerTest {
  @Nested
  class UnicodeContract extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return UnicodeTokenizer.unicode();
    }
  }

  @Nested
  class StandardContract extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return UnicodeTokenizer.standard();
    }
  }

  @Nested
  class EnglishContract extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return UnicodeTokenizer.english();
    }

    @Override
    protected int longTextSize() {
      return 1_000_000;
    }
  }

  private static String cut(Tokenizer tokenizer, String text) {
    return String.join("|", tokenizer.tokenize(text).stream().map(Token::text).toList());
  }

  private static void unicode(String text, String expected) {
    assertThat(cut(UnicodeTokenizer.unicode(), text)).isEqualTo(expected);
  }

  private static void standard(String text, String expected) {
    assertThat(cut(UnicodeTokenizer.standard(), text)).isEqualTo(expected);
  }

  private static void english(String text, String expected) {
    assertThat(cut(UnicodeTokenizer.english(), text)).isEqualTo(expected);
  }

  @Test
  void theTableOfTheDocumentationHolds() {
    unicode("U.S. 3.5%", "U.S|.|3.5|%");
    standard("U.S. 3.5%", "U.S.|3.5%");
    english("U.S. 3.5%", "U.S.|3.5|%");
    unicode("don't", "don't");
    standard("don't", "don't");
    english("don't", "do|n't");
    unicode("Anna's co-op", "Anna's|co|-|op");
    standard("Anna's co-op", "Anna's|co-op");
    english("Anna's co-op", "Anna|'s|co-op");
    unicode("Mr. Bly...", "Mr|.|Bly|.|.|.");
    standard("Mr. Bly...", "Mr|.|Bly|...");
    english("Mr. Bly...", "Mr.|Bly|...");
  }

  @Test
  void standardKeepsWhatATaggerWantsWhole() {
    standard(
        "see http://a.org/x?y=(1), (www.b.com/).", "see|http://a.org/x?y=(1)|,|(|www.b.com/|)|.");
    standard("mail ada.l@mail.example.org!", "mail|ada.l@mail.example.org|!");
    standard("@ada loves #maths, a@ b", "@ada|loves|#maths|,|a|@|b");
    standard("AT&T and R&D & more", "AT&T|and|R&D|&|more");
    standard("1/2 of 24/7 and/or", "1/2|of|24/7|and|/|or");
    standard("at 10:30 note:this", "at|10:30|note|:|this");
    standard("1996-08-22, 6-4 pro-European -", "1996-08-22|,|6-4|pro-European|-");
    standard("J. R. R. Tolkien's U.S.-based firm", "J.|R.|R.|Tolkien's|U.S.-based|firm");
    standard("--- ?? ((\"\"))", "---|??|(|(|\"|\"|)|)");
    standard("plan B.", "plan|B|.");
  }

  @Test
  void facesAndReferencesStayWhole() {
    standard("great:) :-D ;) :( at:(x) <3", "great|:)|:-D|;)|:(|at|:|(|x|)|<3");
    standard("R &amp; D &#123; & A; a&b;", "R|&amp;|D|&#123;|&|A|;|a&b|;");
    standard("what?! no!! $$$", "what|?!|no|!!|$$$");
  }

  @Test
  void numbersKeepTheirSignsAndListsTheirDots() {
    english(
        "1. Hit .500 by +0.05, see No. 5 or call +44-20. 2.",
        "1.|Hit|.500|by|+0.05|,|see|No.|5|or|call|+44-20|.|2|.");
    english("non-U.S. firms. No.", "non-U.S.|firms|.|No|.");
  }

  @Test
  void englishCutsAsItsCorporaDo() {
    english("They're John's, aren't they? I'd've", "They|'re|John|'s|,|are|n't|they|?|I'd|'ve");
    english(
        "Apple Inc. paid US$5m to Dr. No’s boys'", "Apple|Inc.|paid|US$|5m|to|Dr.|No|’s|boys|'");
    english("Germany 's in the '90s, O'Brien", "Germany|'s|in|the|'90s|,|O'Brien");
    english("cannot can't won't n't", "can|not|ca|n't|wo|n't|n't");
    english("the end etc. Next", "the|end|etc.|Next");
  }

  @Test
  void scriptsFollowTheirRules() {
    unicode("日本語 ひら カタカナ", "日|本|語|ひ|ら|カタカナ");
    unicode("צה\"ל ג'ירף", "צה\"ל|ג'ירף");
    unicode("한국어 العربية हिन्दी", "한국어|العربية|हिन्दी");
    unicode("can\u2019t 1,000.5 a_b", "can\u2019t|1,000.5|a_b");
    standard("e\u0301te\u0301-fini", "e\u0301te\u0301-fini");
  }

  @Test
  void emojiStayWhole() {
    for (Tokenizer tokenizer :
        new Tokenizer[] {
          UnicodeTokenizer.unicode(), UnicodeTokenizer.standard(), UnicodeTokenizer.english()
        }) {
      assertThat(cut(tokenizer, "👩\u200d🚀👍🏽🇩🇪🇫🇷1\ufe0f\u20e3 a\u200db"))
          .isEqualTo("👩\u200d🚀|👍🏽|🇩🇪|🇫🇷|1\ufe0f\u20e3|a\u200db");
    }
  }

  @Test
  void offsetsCountFromTheBeginningOfTheText() {
    assertThat(UnicodeTokenizer.english().tokenize("We don't.", 3, 8))
        .containsExactly(new Token("do", 3, 5), new Token("n't", 5, 8));
  }
}
