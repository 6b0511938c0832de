package io.sluice.language;

/**
 * Predicts a stream of symbols one after the other, each before it is told, and sums up how well.
 */
public interface SymbolScorer {
  /** The next symbol of the stream. */
  void accept(int symbol);

  /**
   * Ends the stream.
   *
   * @param unknown how many of the symbols after the first stand for ones outside of the vocabulary
   * @param characters code points of the text
   */
  Score finish(long unknown, long characters);
}
