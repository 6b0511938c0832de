package io.sluice.cli.bench;

import io.sluice.text.SymbolSequence;
import java.util.Objects;

/**
 * Symbols that look random, are always the same and take no memory.
 *
 * @param length number of symbols
 * @param vocabulary how many different ones
 */
record FixedText(long length, int vocabulary) implements SymbolSequence {
  @Override
  public void read(long from, int[] target, int offset, int count) {
    Objects.checkFromIndexSize(from, count, length);
    for (var i = 0; i < count; i++) {
      target[offset + i] = (int) Math.floorMod(mix(from + i), (long) vocabulary);
    }
  }

  /** Spreads the bits of a number: a step of splitmix64. */
  static long mix(long place) {
    var bits = (place + 1) * 0x9e3779b97f4a7c15L;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return (bits ^ (bits >>> 31)) >>> 1;
  }
}
