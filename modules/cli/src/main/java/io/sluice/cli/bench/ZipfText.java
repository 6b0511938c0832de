package io.sluice.cli.bench;

import io.sluice.text.SymbolSequence;
import java.util.Objects;

/**
 * Symbols as frequent as words of their rank: symbol c has the share {@code ln((c + 2) / (c + 1)) /
 * ln(vocabulary + 1)}. They look random, are always the same and take no memory.
 *
 * @param length number of symbols
 * @param vocabulary how many different ones
 */
record ZipfText(long length, int vocabulary) implements SymbolSequence {
  @Override
  public void read(long from, int[] target, int offset, int count) {
    Objects.checkFromIndexSize(from, count, length);
    var logAll = Math.log(vocabulary + 1.0);
    for (var i = 0; i < count; i++) {
      var u = (FixedText.mix(from + i) >>> 10) * 0x1p-53;
      target[offset + i] = Math.min(vocabulary - 1, (int) (Math.exp(u * logAll) - 1));
    }
  }

  /** Share of the symbols from one to another in the text. */
  static double share(int vocabulary, int from, int to) {
    return (Math.log(to + 1.0) - Math.log(from + 1.0)) / Math.log(vocabulary + 1.0);
  }
}
