package io.sluice.lucene;

import io.sluice.text.document.Token;

/**
 * A token and what an analyzer made of it.
 *
 * @param token as it stands in the text
 * @param normalized as Lucene would index it: lower case, without accents, stemmed
 */
public record Term(Token token, String normalized) {
  @Override
  public String toString() {
    return token.text().equals(normalized) ? token.toString() : token + " -> " + normalized;
  }
}
