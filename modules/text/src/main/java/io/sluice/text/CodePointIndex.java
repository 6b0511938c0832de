package io.sluice.text;

import java.util.Arrays;

/** Finds the id of a code point without boxing: pages of 256, created where needed. */
final class CodePointIndex {
  static final int MISSING = -1;
  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;

  private static final int[] EMPTY = new int[PAGE];

  static {
    Arrays.fill(EMPTY, MISSING);
  }

  private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) >> PAGE_BITS][];

  CodePointIndex() {
    Arrays.fill(pages, EMPTY);
  }

  int get(int codePoint) {
    return pages[codePoint >> PAGE_BITS][codePoint & (PAGE - 1)];
  }

  void put(int codePoint, int id) {
    int page = codePoint >> PAGE_BITS;
    if (pages[page] == EMPTY) {
      pages[page] = EMPTY.clone();
    }
    pages[page][codePoint & (PAGE - 1)] = id;
  }
}
