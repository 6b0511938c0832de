package io.sluice.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Token;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.TokenizerContract;
import opennlp.tools.tokenize.WhitespaceTokenizer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OpenNlpTokenizerTest {
  private static final Tokenizer TRAINED = OpenNlpTokenizer.of(Trained.tokenizer());

  @Nested
  class TrainedContract extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return TRAINED;
    }

    @Override
    protected int longTextSize() {
      return 1_000_000;
    }
  }

  @Nested
  class SimpleContract extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return OpenNlpTokenizer.simple();
    }
  }

  @Nested
  class WhitespaceContract extends TokenizerContract {
    @Override
    protected Tokenizer tokenizer() {
      return OpenNlpTokenizer.of(() -> WhitespaceTokenizer.INSTANCE);
    }
  }

  @Test
  void theTrainedModelDecides() {
    assertThat(TRAINED.tokenize("Mary reads, Ada sleeps!"))
        .containsExactly(
            new Token("Mary", 0, 4),
            new Token("reads", 5, 10),
            new Token(",", 10, 11),
            new Token("Ada", 12, 15),
            new Token("sleeps", 16, 22),
            new Token("!", 22, 23));
  }

  @Test
  void whatIsTooLongForAWordStaysWhole() {
    String data = "a,b.".repeat(300);
    assertThat(TRAINED.tokenize("Ada reads, " + data + " Ada reads,").stream().map(Token::text))
        .containsExactly("Ada", "reads", ",", data, "Ada", "reads", ",");
  }

  @Test
  void charactersOutsideTheBasicPlaneStayWhole() {
    assertThat(OpenNlpTokenizer.simple().tokenize("a😀 b").stream().map(Token::text))
        .containsExactly("a", "😀", "b");
  }
}
