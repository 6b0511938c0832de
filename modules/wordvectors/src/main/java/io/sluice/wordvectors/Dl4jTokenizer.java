package io.sluice.wordvectors;

import io.sluice.text.document.Token;
import io.sluice.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.text.tokenization.tokenizerfactory.TokenizerFactory;

/**
 * A tokenizer of DL4J as one of ours. DL4J's tokens are strings without a place: each is looked for
 * in the text behind the one before it, so offsets are exact. The factory must not change tokens
 * (no {@code TokenPreProcess}) nor let them overlap.
 */
public final class Dl4jTokenizer implements Tokenizer {
  private final TokenizerFactory factory;

  /** Tokenizes as the tokenizers of {@code factory} do. */
  public Dl4jTokenizer(TokenizerFactory factory) {
    this.factory = factory;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a token does not stand in the text
   */
  @Override
  public List<Token> tokenize(String text, int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    var tokenizer = factory.create(text.substring(start, end));
    List<Token> tokens = new ArrayList<>();
    int from = start;
    while (tokenizer.hasMoreTokens()) {
      String word = tokenizer.nextToken();
      if (word.isEmpty()) {
        continue;
      }
      int at = text.indexOf(word, from);
      if (at < 0 || at + word.length() > end) {
        throw new IllegalArgumentException(
            "the token \""
                + word
                + "\" does not stand in the text after offset "
                + from
                + "; use a tokenizer that changes nothing, without TokenPreProcess");
      }
      from = at + word.length();
      tokens.add(new Token(word, at, from));
    }
    return tokens;
  }
}
