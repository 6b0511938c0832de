package io.sluice.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.text.document.Token;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Tokenizer} keeps, whatever the text; to be run for each implementation. */
public abstract class TokenizerContract {
  private static final int TEXTS = 800;

  /** The implementation. */
  protected abstract Tokenizer tokenizer();

  /** Whether a character has to be in some token; white space never has. */
  protected boolean covers(int codePoint) {
    return true;
  }

  /**
   * Whether a part of a text is cut as if it were all of it; so where nothing rewrites the text.
   */
  protected boolean cutsPartsAlone() {
    return true;
  }

  /** The length of the texts that have to take linear time. */
  protected int longTextSize() {
    return 200_000;
  }

  private static String text(long seed) {
    return RandomUnicode.text(new Random(seed), 40);
  }

  @Test
  void tokensAreExactlyWhatStandsInTheText() {
    Tokenizer tokenizer = tokenizer();
    for (long seed = 0; seed < TEXTS; seed++) {
      String text = text(seed);
      int last = 0;
      for (Token token : tokenizer.tokenize(text)) {
        String problem = problem(text, token, last);
        if (!problem.isEmpty()) {
          fail("seed %d: %s: %s in \"%s\"", seed, token, problem, text);
        }
        last = token.end();
      }
    }
  }

  private static String problem(String text, Token token, int last) {
    if (token.start() < last || token.end() > text.length()) {
      return "overlaps the one before or the end of the text";
    }
    if (!text.startsWith(token.text(), token.start())
        || token.text().length() != token.end() - token.start()) {
      return "is not what stands there";
    }
    if (cutsPair(text, token.start()) || cutsPair(text, token.end())) {
      return "cuts a surrogate pair";
    }
    boolean blank =
        Blanks.isBlank(text.charAt(token.start())) || Blanks.isBlank(text.charAt(token.end() - 1));
    return blank ? "has a blank at an end" : "";
  }

  private static boolean cutsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  @Test
  void whatIsNotWhiteSpaceIsInAToken() {
    Tokenizer tokenizer = tokenizer();
    for (long seed = 0; seed < TEXTS; seed++) {
      String text = text(seed);
      boolean[] covered = new boolean[text.length()];
      for (Token token : tokenizer.tokenize(text)) {
        for (int i = token.start(); i < token.end(); i++) {
          covered[i] = true;
        }
      }
      for (int i = 0; i < text.length(); i++) {
        if (!covered[i] && !Blanks.isBlank(text.charAt(i)) && covers(text.codePointAt(i))) {
          fail("seed %d: U+%04X at %d is in no token: \"%s\"", seed, text.codePointAt(i), i, text);
        }
      }
    }
  }

  @Test
  void aPartOfATextIsCutAsIfItWereAllOfIt() {
    assumeTrue(cutsPartsAlone());
    Tokenizer tokenizer = tokenizer();
    for (long seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      String text = RandomUnicode.text(random, 40);
      int start = random.nextInt(text.length() + 1);
      int end = start + random.nextInt(text.length() - start + 1);
      List<Token> alone =
          tokenizer.tokenize(text.substring(start, end)).stream()
              .map(t -> new Token(t.text(), t.start() + start, t.end() + start))
              .toList();
      assertThat(tokenizer.tokenize(text, start, end))
          .as("seed %d, %d..%d of \"%s\"", seed, start, end, text)
          .isEqualTo(alone);
    }
  }

  @Test
  void nothingAndBlanksHaveNoTokens() {
    assertThat(tokenizer().tokenize("")).isEmpty();
    assertThat(tokenizer().tokenize(" \n\t\u00a0\u3000\u200b\ufeff ")).isEmpty();
    assertThat(tokenizer().tokenize("word", 2, 2)).isEmpty();
  }

  @Test
  void offsetsOutsideTheTextAreRefused() {
    assertThatThrownBy(() -> tokenizer().tokenize("word", 2, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tokenizer().tokenize("word", -1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tokenizer().tokenize("word", 3, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void threadsMayShareIt() {
    Tokenizer tokenizer = tokenizer();
    List<List<Token>> alone =
        IntStream.range(0, 200).mapToObj(seed -> tokenizer.tokenize(text(seed))).toList();
    List<List<Token>> together =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(seed -> tokenizer.tokenize(text(seed)))
            .toList();
    assertThat(together).isEqualTo(alone);
  }

  /** The time limit is no measurement: what looks back at every character would take hours. */
  @Test
  @Timeout(600)
  void aTokenOfAMegabyteTakesLinearTime() {
    Tokenizer tokenizer = tokenizer();
    for (String piece : PATHOLOGICAL) {
      String text = piece.repeat(longTextSize() / piece.length());
      int last = 0;
      for (Token token : tokenizer.tokenize(text)) {
        if (token.start() < last) {
          fail("%s overlaps the one before, in many %s", token.start(), piece);
        }
        last = token.end();
      }
    }
  }

  private static final List<String> PATHOLOGICAL =
      List.of(
          "a", ".", "-", "a.", "a:", "a-", "a@", "#a", "=", "e\u0301", "\u200d", "🇩", "\ud800",
          "(www.", "日", "\u0000", "<", "&", "U.S.", "?!", "a. ", "\u200b");
}
