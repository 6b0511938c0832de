package io.sluice.text.token;

import io.sluice.text.document.Token;
import java.util.List;

/**
 * Cuts text into tokens. Implementations are immutable or otherwise safe to share by threads, and
 * never refuse a text, however broken.
 *
 * <p>Tokens are in order, do not overlap, and are exactly what stands in the text: {@code
 * text.substring(token.start(), token.end()).equals(token.text())}. Everything but white space and
 * control characters is in some token, unless the implementation says otherwise.
 */
public interface Tokenizer {
  /**
   * The tokens between two offsets, as if nothing stood around them; offsets of the tokens count
   * from the beginning of the text.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= start &lt;= end &lt;= length
   */
  List<Token> tokenize(String text, int start, int end);

  /** The tokens of a text. */
  default List<Token> tokenize(String text) {
    return tokenize(text, 0, text.length());
  }
}
