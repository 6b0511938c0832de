package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizedTextTest {
  @Test
  void sentencesComeAgainAndAgain() throws IOException {
    String text = "The lamp\r\nburned. It\nwas late.\r\n \r\nA heading\n\n\n“So?” asked 42 men.";
    try (TokenizedText words = tokenized(text)) {
      for (int round = 0; round < 2; round++) {
        assertThat(words)
            .containsExactly(
                List.of("the", "lamp", "burned", "."),
                List.of("it", "was", "late", "."),
                List.of("a", "heading"),
                List.of("“", "so", "?", "”", "asked", "42", "men", "."));
      }
      assertThat(words.sentences()).isEqualTo(4);
      assertThat(words.words()).isEqualTo(18);
    }
  }

  @Test
  void anEmptyTextHasNoSentences() throws IOException {
    for (String text : List.of("", " \n\n\t\n", "\n")) {
      try (TokenizedText words = tokenized(text)) {
        assertThat(words).isEmpty();
      }
    }
  }

  @Test
  void paragraphsLoseNothingHoweverLong() throws IOException {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      while (text.length() < 300_000) {
        text.append("x".repeat(random.nextInt(random.nextInt(50) == 0 ? 90_000 : 9)));
        text.append(random.nextInt(seed % 2 == 0 ? 2000 : 20) == 0 ? "\n\n" : " ");
        text.append(random.nextInt(9) == 0 ? "\ud83d\ude00".repeat(random.nextInt(9)) : "");
      }
      Paragraphs paragraphs = new Paragraphs(new BufferedReader(new StringReader(text.toString())));
      StringBuilder all = new StringBuilder();
      for (String p = paragraphs.next(); !p.isEmpty(); p = paragraphs.next()) {
        assertThat(p.length()).isLessThanOrEqualTo(Paragraphs.LONGEST);
        assertThat(Character.isLowSurrogate(p.charAt(0))).as("seed " + seed).isFalse();
        all.append(p);
      }
      assertThat(all.toString().replaceAll("\\s", ""))
          .as("seed " + seed)
          .isEqualTo(text.toString().replaceAll("\\s", ""));
    }
  }

  @Test
  void blanksInWordsEndIt() {
    TextSource text = TextSource.of("t", "a b");
    assertThatThrownBy(
            () ->
                TokenizedText.of(
                    text,
                    new UnicodeSentenceSplitter(),
                    UnicodeTokenizer.standard(),
                    word -> word + " "))
        .hasMessageContaining("a word must have no blanks");
  }

  private static TokenizedText tokenized(String text) throws IOException {
    return TokenizedText.of(
        TextSource.of("text", text),
        new UnicodeSentenceSplitter(),
        UnicodeTokenizer.standard(),
        word -> word.toLowerCase(Locale.ROOT));
  }
}
