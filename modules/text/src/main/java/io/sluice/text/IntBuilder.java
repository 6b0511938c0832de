package io.sluice.text;

import java.util.Arrays;

/** A growing list of ints. */
final class IntBuilder {
  private int[] values;
  private int size;

  IntBuilder(int expected) {
    values = new int[Math.max(16, expected)];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
