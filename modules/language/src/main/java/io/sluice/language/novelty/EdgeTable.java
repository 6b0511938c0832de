package io.sluice.language.novelty;

import java.util.Arrays;

/** Edges of an automaton in one hash table with open addressing. */
final class EdgeTable {
  private static final int NONE = -1;

  private long[] keys = new long[64];
  private int[] targets = new int[64];
  private int size;

  EdgeTable() {
    Arrays.fill(targets, NONE);
  }

  /** Where the edge leads, or -1. */
  int target(int from, int symbol) {
    return targets[slot(keys, targets, key(from, symbol))];
  }

  void put(int from, int symbol, int to) {
    long key = key(from, symbol);
    int slot = slot(keys, targets, key);
    if (targets[slot] == NONE) {
      if (2 * ++size > keys.length) {
        grow();
        slot = slot(keys, targets, key);
      }
      keys[slot] = key;
    }
    targets[slot] = to;
  }

  private static long key(int from, int symbol) {
    return (long) from << 32 | symbol & 0xffffffffL;
  }

  private static int slot(long[] keys, int[] targets, long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9e3779b97f4a7c15L;
    int slot = (int) (mixed >>> 40) & mask;
    while (targets[slot] != NONE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] largerKeys = new long[2 * keys.length];
    int[] largerTargets = new int[2 * keys.length];
    Arrays.fill(largerTargets, NONE);
    for (int i = 0; i < keys.length; i++) {
      if (targets[i] != NONE) {
        int slot = slot(largerKeys, largerTargets, keys[i]);
        largerKeys[slot] = keys[i];
        largerTargets[slot] = targets[i];
      }
    }
    keys = largerKeys;
    targets = largerTargets;
  }
}
