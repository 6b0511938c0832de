package io.sluice.text;

/**
 * How much was encoded.
 *
 * @param symbols number of ids produced
 * @param unknown how many of them are the vocabulary's unknown symbol standing in for another one
 */
public record SymbolTally(long symbols, long unknown) {
  /** Checks the counts. */
  public SymbolTally {
    if (unknown < 0 || symbols < unknown) {
      throw new IllegalArgumentException(
          "need 0 <= unknown <= symbols, was unknown " + unknown + ", symbols " + symbols);
    }
  }
}
