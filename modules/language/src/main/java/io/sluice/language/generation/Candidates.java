package io.sluice.language.generation;

import java.util.Arrays;

/**
 * Symbols with their logits, in the order of falling logit, the lower id first where two are equal.
 * One {@code long} per symbol, so that sorting needs no objects: the high half orders by logit, the
 * low half is the id.
 */
final class Candidates {
  private final long[] keys;
  private int size;

  Candidates(int capacity) {
    keys = new long[capacity];
  }

  void clear() {
    size = 0;
  }

  void add(int id, float logit) {
    int bits = Float.floatToRawIntBits(logit + 0f); // minus zero becomes zero
    int ascending = bits ^ ((bits >> 31) & 0x7fffffff);
    keys[size++] = ((long) ~ascending << 32) | id;
  }

  int size() {
    return size;
  }

  int id(int rank) {
    return (int) keys[rank];
  }

  /** Keeps the first {@code count} in order and sorts them. */
  void sortFirst(int count) {
    if (count < size) {
      select(count);
      size = count;
    }
    Arrays.sort(keys, 0, size);
  }

  /** Partitions so that the {@code count} smallest keys come first (Hoare 1961). */
  private void select(int count) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      long pivot = median(keys[low], keys[(low + high) >>> 1], keys[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swapped = keys[i];
          keys[i++] = keys[j];
          keys[j--] = swapped;
        }
      }
      if (count - 1 <= j) {
        high = j;
      } else if (count - 1 >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
