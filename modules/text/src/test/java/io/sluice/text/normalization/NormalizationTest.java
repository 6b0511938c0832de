package io.sluice.text.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import io.sluice.text.token.RandomUnicode;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.TokenizerContract;
import io.sluice.text.token.UnicodeTokenizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NormalizationTest {
  private static final Normalizer ALL =
      Normalization.PLAIN_QUOTES
          .then(Normalization.NFC)
          .then(Normalization.FOLD_CASE)
          .then(Normalization.ZERO_DIGITS);

  @Nested
  class ComposedTokens extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return new NormalizingTokenizer(Normalization.NFC, UnicodeTokenizer.standard());
    }
  }

  @Nested
  class RewrittenTokens extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return new NormalizingTokenizer(ALL, UnicodeTokenizer.english());
    }
  }

  private static String text(long seed) {
    Random random = new Random(seed);
    return RandomUnicode.text(random, 20) + "e\u0301\u0323\u1112\u1161\u11ab" + seed;
  }

  @Test
  void compositionIsThatOfTheJdk() {
    for (long seed = 0; seed < 1000; seed++) {
      String text = text(seed);
      assertThat(Normalization.NFC.apply(text))
          .as("seed %d", seed)
          .isEqualTo(java.text.Normalizer.normalize(text, Form.NFC));
    }
  }

  @Test
  void whatWasMadeFromAPieceIsMadeFromItAloneToo() {
    for (Normalizer normalizer :
        new Normalizer[] {Normalization.NFC, Normalization.ZERO_DIGITS, ALL}) {
      for (long seed = 0; seed < 300; seed++) {
        String text = text(seed);
        NormalizedText normalized = normalizer.normalize(text);
        int last = 0;
        for (int i = 0; i < normalized.text().length(); i++) {
          TextRange source = normalized.source(i, i + 1);
          assertThat(source.start()).as("seed %d, unit %d", seed, i).isLessThanOrEqualTo(last);
          String alone = normalizer.apply(source.of(text));
          assertThat(alone.indexOf(normalized.text().charAt(i)))
              .as("seed %d", seed)
              .isNotNegative();
          last = Math.max(last, source.end());
        }
        assertThat(last).as("seed %d", seed).isEqualTo(text.length());
      }
    }
  }

  @Test
  void offsetsLeadBackToTheOriginal() {
    NormalizedText text = ALL.normalize("“CAFE\u0301” \ud835\udfcf7 ﬁ");
    assertThat(text.text()).isEqualTo("\"café\" 00 ﬁ");
    assertThat(text.source(1, 5)).isEqualTo(new TextRange(1, 6));
    assertThat(text.source(7, 8)).isEqualTo(new TextRange(8, 10));
    assertThat(text.source(8, 9)).isEqualTo(new TextRange(10, 11));
    assertThat(text.sourceLength()).isEqualTo(13);
    assertThatThrownBy(() -> text.source(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void foldingKeepsTheNumberOfCodeUnits() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      int folded = Normalization.FOLD_CASE.rewrite(c);
      assertThat(Character.charCount(folded) == Character.charCount(c)).as("U+%04X", c).isTrue();
    }
    assertThat(Normalization.FOLD_CASE.apply("İSTANBUL ΣΑΣ ẞ"))
        .isEqualTo("i" + "STANBUL ".toLowerCase(Locale.ROOT) + "σασ ß");
  }

  @Test
  void tokensAreThoseOfTheOriginal() {
    Tokenizer tokenizer = new NormalizingTokenizer(ALL, UnicodeTokenizer.english());
    assertThat(tokenizer.tokenize("Zoe\u0301’s 12", 0, 9))
        .containsExactly(
            new Token("Zoe\u0301", 0, 4), new Token("’s", 4, 6), new Token("12", 7, 9));
  }

  @Test
  void aBuilderWantsEveryPiece() {
    NormalizedText.Builder builder = new NormalizedText.Builder("abc").add(2, "X");
    assertThatThrownBy(builder::build).hasMessageContaining("from 2 to 3");
    assertThatThrownBy(() -> builder.add(3, "")).hasMessageContaining("became empty");
    assertThatThrownBy(() -> builder.add(2, "x")).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(builder.add(3, "YZ").build().text()).isEqualTo("XYZ");
  }

  /** The time limit is no measurement: sorting all marks by insertion would take hours. */
  @Test
  @Timeout(600)
  void aMillionMarksTakeLinearTime() {
    String text = "e" + "\u0301\u0323".repeat(500_000);
    assertThat(Normalization.NFC.apply(text)).hasSizeGreaterThan(900_000);
  }
}
