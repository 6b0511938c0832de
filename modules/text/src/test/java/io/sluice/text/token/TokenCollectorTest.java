package io.sluice.text.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Token;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenCollectorTest {
  @Test
  void blanksAreCutOffAndNothingIsNoToken() {
    TokenCollector tokens = new TokenCollector(" ab \u00a0c\u200b", 10);
    assertThat(tokens.add(0, 4)).contains(new Token("ab", 11, 13));
    assertThat(tokens.add(3, 5)).isEmpty();
    assertThat(tokens.add(5, 7)).contains(new Token("c", 15, 16));
    assertThat(tokens.tokens()).hasSize(2);
  }

  @Test
  void charactersAreNotCutInTwo() {
    TokenCollector tokens = new TokenCollector("a😀b😀", 0);
    assertThat(tokens.add(0, 2)).contains(new Token("a😀", 0, 3));
    assertThat(tokens.add(2, 4)).contains(new Token("b", 3, 4));
    assertThat(tokens.add(5, 6)).contains(new Token("😀", 4, 6));
  }

  @Test
  void whatOverlapsIsLeftOut() {
    TokenCollector tokens = new TokenCollector("abcdef", 0);
    assertThat(tokens.add(0, 3)).isPresent();
    assertThat(tokens.add(1, 5)).isEmpty();
    assertThat(tokens.add(0, 3)).isEmpty();
    assertThat(tokens.add(3, 99)).contains(new Token("def", 3, 6));
    assertThat(tokens.add(-5, 2)).isEmpty();
  }

  /** A tokenizer whose library answers with offsets at random. */
  static final class AnyOffsetsTest extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return (text, start, end) -> {
        TokenCollector tokens = new TokenCollector(text.substring(start, end), start);
        Random random = new Random(end - start);
        for (int i = 0; i < 50; i++) {
          int from = random.nextInt(end - start + 2) - 1;
          tokens.add(from, from + random.nextInt(4) - 1);
        }
        return tokens.tokens();
      };
    }

    @Override
    protected boolean covers(int codePoint) {
      return false;
    }
  }
}
