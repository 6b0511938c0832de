package io.sluice.corpora;

import java.util.Random;

/** Random valid Unicode text from all planes, without a byte order mark at its start. */
final class RandomText {
  private RandomText() {}

  static String next(Random random, int length) {
    StringBuilder text = new StringBuilder("x");
    random
        .ints(0, 0x110000)
        .map(c -> random.nextInt(3) == 0 ? c : c % 0x250)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .limit(length - 1L)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
