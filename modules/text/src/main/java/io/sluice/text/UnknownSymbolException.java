package io.sluice.text;

/** A symbol of the text is not in a vocabulary that has no unknown symbol to stand in for it. */
public final class UnknownSymbolException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The symbol as it stands in the text. */
  private final String symbol;

  /** Place of the symbol. */
  private final TextPosition position;

  /** How many symbols are known. */
  private final int vocabularySize;

  /** The message without what helps. */
  private final String problem;

  UnknownSymbolException(String symbol, TextPosition position, int vocabularySize) {
    this(symbol, position, vocabularySize, problem(symbol, position.toString(), vocabularySize));
  }

  private UnknownSymbolException(
      String symbol, TextPosition position, int vocabularySize, String problem) {
    super(
        problem
            + "; remove it from the text, or build the vocabulary with an unknown symbol or from"
            + " text that contains it");
    this.symbol = symbol;
    this.position = position;
    this.vocabularySize = vocabularySize;
    this.problem = problem;
  }

  private static String problem(String symbol, String where, int vocabularySize) {
    return where
        + ": "
        + SymbolNames.describe(symbol)
        + " is not among the "
        + vocabularySize
        + " symbols of the vocabulary, which has no unknown symbol";
  }

  /**
   * The same, told of a text that was encoded in parts.
   *
   * @param text its name, to stand before the place
   * @param place of the symbol in it
   */
  public UnknownSymbolException in(String text, TextPosition place) {
    return new UnknownSymbolException(
        symbol, place, vocabularySize, problem(symbol, text + ": " + place, vocabularySize));
  }

  /** Where and what, without what helps. */
  public String problem() {
    return problem;
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
