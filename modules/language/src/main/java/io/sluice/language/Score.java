package io.sluice.language;

/**
 * How well a model predicts a text: every symbol after the first, from all symbols before it.
 *
 * @param nats information of the predicted symbols, the sum of -ln P
 * @param symbols number of predicted symbols
 * @param unknown how many of the predicted symbols stand for ones outside of the vocabulary; each
 *     is charged like any other symbol, as the unknown symbol
 * @param characters code points of the text after the first one
 */
public record Score(double nats, long symbols, long unknown, long characters) {
  private static final double LN2 = StrictMath.log(2);

  /** Mean over the predicted symbols in nats; NaN if there are none. */
  public double natsPerSymbol() {
    return nats / symbols;
  }

  /** Mean over the predicted symbols in bits; NaN if there are none. */
  public double bitsPerSymbol() {
    return nats / LN2 / symbols;
  }

  /**
   * Bits for each code point of the text, comparable between kinds of symbols; NaN if there are
   * none.
   */
  public double bitsPerCharacter() {
    return nats / LN2 / characters;
  }

  /**
   * e to the nats per symbol: as uncertain as a fair choice between so many symbols; NaN if none
   * was predicted.
   */
  public double perplexity() {
    return StrictMath.exp(natsPerSymbol());
  }
}
