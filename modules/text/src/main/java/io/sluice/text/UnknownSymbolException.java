package io.sluice.text;

/** A symbol of the text is not in a vocabulary that has no unknown symbol to stand in for it. */
public final class UnknownSymbolException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The symbol as it stands in the text. */
  private final String symbol;

  /** Place of the symbol. */
  private final TextPosition position;

  UnknownSymbolException(String symbol, TextPosition position, int vocabularySize) {
    super(
        position
            + ": "
            + SymbolNames.describe(symbol)
            + " is not among the "
            + vocabularySize
            + " symbols of the vocabulary, which has no unknown symbol; remove it from the text,"
            + " or build the vocabulary with an unknown symbol or from text that contains it");
    this.symbol = symbol;
    this.position = position;
  }

  /** The symbol that is missing from the vocabulary. */
  public String symbol() {
    return symbol;
  }

  /** Where it stands in the encoded text. */
  public TextPosition position() {
    return position;
  }
}
