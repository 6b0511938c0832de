package io.sluice.text;

import java.util.Random;
import java.util.stream.Collectors;

/** Random valid Unicode text from all planes. */
final class RandomText {
  private RandomText() {}

  static String next(Random random, int length) {
    return random
        .ints(0, 0x110000)
        .map(c -> random.nextInt(3) == 0 ? c : c % 0x250)
        .filter(c -> !SymbolNames.isSurrogate(c))
        .limit(length)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
