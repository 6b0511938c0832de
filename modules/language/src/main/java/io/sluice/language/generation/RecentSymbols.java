package io.sluice.language.generation;

import java.util.BitSet;

/** The last symbols of a text, and which symbols are among them. */
final class RecentSymbols {
  private final int[] ring;
  private final int[] occurrences;
  private final BitSet present;
  private int next;
  private int size;

  RecentSymbols(int window, int vocabulary) {
    ring = new int[window];
    occurrences = new int[window == 0 ? 0 : vocabulary];
    present = new BitSet(occurrences.length);
  }

  void add(int symbol) {
    if (ring.length == 0) {
      return;
    }
    if (size == ring.length) {
      int oldest = ring[next];
      if (--occurrences[oldest] == 0) {
        present.clear(oldest);
      }
    } else {
      size++;
    }
    ring[next] = symbol;
    next = next + 1 == ring.length ? 0 : next + 1;
    occurrences[symbol]++;
    present.set(symbol);
  }

  /** The smallest symbol from {@code symbol} on that occurred, or -1. */
  int nextPresent(int symbol) {
    return present.nextSetBit(symbol);
  }
}
