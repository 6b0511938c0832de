package io.sluice.text.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random chunks, and random labels that obey no scheme. */
final class RandomLabels {
  private RandomLabels() {}

  static List<Chunk> chunks(Random random, int size) {
    List<Chunk> chunks = new ArrayList<>();
    int next = random.nextInt(3);
    while (next < size) {
      int end = Math.min(size, next + 1 + random.nextInt(3));
      chunks.add(new Chunk(next, end, random.nextBoolean() ? "X" : "Y-Z"));
      next = end + random.nextInt(2);
    }
    return chunks;
  }

  static List<String> labels(Random random, int size, String letters, String... types) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      char letter = letters.charAt(random.nextInt(letters.length()));
      String type = types[random.nextInt(types.length)];
      labels.add(letter == 'O' || type.isEmpty() ? "" + letter : letter + "-" + type);
    }
    return labels;
  }
}
