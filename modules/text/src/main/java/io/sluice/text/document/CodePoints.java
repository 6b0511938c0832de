package io.sluice.text.document;

import java.util.Arrays;

/**
 * Converts offsets in UTF-16 code units, which Java counts in, to offsets in code points, which
 * Python and most annotation tools count in, and back. Made once a text, it answers in logarithmic
 * time.
 */
public final class CodePoints {
  private final int length;

  /** Offsets of the low surrogates of all pairs, ascending. */
  private final int[] pairs;

  private CodePoints(int length, int[] pairs) {
    this.length = length;
    this.pairs = pairs;
  }

  /** Looks through a text. A surrogate without its other half counts as a code point. */
  public static CodePoints of(CharSequence text) {
    int[] pairs = new int[8];
    int count = 0;
    for (int i = 1; i < text.length(); i++) {
      if (Character.isLowSurrogate(text.charAt(i))
          && Character.isHighSurrogate(text.charAt(i - 1))) {
        if (count == pairs.length) {
          pairs = Arrays.copyOf(pairs, 2 * count);
        }
        pairs[count++] = i;
      }
    }
    return new CodePoints(text.length(), Arrays.copyOf(pairs, count));
  }

  /** The number of code points in the text. */
  public int count() {
    return length - pairs.length;
  }

  /**
   * From code units to code points.
   *
   * @throws IllegalArgumentException if the offset is outside the text or cuts a surrogate pair
   */
  public int fromUtf16(int offset) {
    check(offset, length, "UTF-16 offset");
    int found = Arrays.binarySearch(pairs, offset);
    if (found >= 0) {
      throw cut(offset);
    }
    return offset - (-found - 1);
  }

  /**
   * From code points to code units.
   *
   * @throws IllegalArgumentException if the offset is outside the text
   */
  public int toUtf16(int offset) {
    check(offset, count(), "code point offset");
    // Pair k comes before the offset if the code points before and with it, pairs[k] - k, are.
    int low = 0;
    int high = pairs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pairs[middle] - middle <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return offset + low;
  }

  /** Refuses an offset between the two halves of a character. */
  static void checkBoundary(CharSequence text, int offset) {
    if (offset > 0
        && offset < text.length()
        && Character.isLowSurrogate(text.charAt(offset))
        && Character.isHighSurrogate(text.charAt(offset - 1))) {
      throw cut(offset);
    }
  }

  private static IllegalArgumentException cut(int offset) {
    return new IllegalArgumentException(
        "UTF-16 offset "
            + offset
            + " cuts a character in two (a surrogate pair); if the offset"
            + " counts code points, convert it first");
  }

  private static void check(int offset, int limit, String what) {
    if (offset < 0 || offset > limit) {
      throw new IllegalArgumentException(what + " must be in 0.." + limit + ", was " + offset);
    }
  }
}
