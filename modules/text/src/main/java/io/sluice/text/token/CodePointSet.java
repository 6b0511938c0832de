package io.sluice.text.token;

import java.util.Arrays;

/**
 * A fixed set of code points, written as hexadecimal numbers and ranges: {@code "21 3F 61D-61F"}.
 */
final class CodePointSet {
  private final int[] starts;
  private final int[] ends;

  private CodePointSet(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  static CodePointSet of(String ranges) {
    String[] parts = ranges.trim().split("\\s+", -1);
    int[] starts = new int[parts.length];
    int[] ends = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int hyphen = parts[i].indexOf('-');
      starts[i] = Integer.parseInt(hyphen < 0 ? parts[i] : parts[i].substring(0, hyphen), 16);
      ends[i] = hyphen < 0 ? starts[i] : Integer.parseInt(parts[i].substring(hyphen + 1), 16);
      if (ends[i] < starts[i] || i > 0 && starts[i] <= ends[i - 1]) {
        throw new IllegalArgumentException("ranges must ascend, " + parts[i] + " does not");
      }
    }
    return new CodePointSet(starts, ends);
  }

  boolean contains(int codePoint) {
    int index = Arrays.binarySearch(starts, codePoint);
    return index >= 0 || index < -1 && codePoint <= ends[-index - 2];
  }
}
