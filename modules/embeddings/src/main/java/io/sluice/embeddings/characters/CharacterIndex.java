package io.sluice.embeddings.characters;

import io.sluice.embeddings.WordCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers the characters (code points) of the training data from 1 on in their order; 0 is any
 * other. Immutable.
 */
final class CharacterIndex {
  static final int UNKNOWN = 0;

  private final int[] codePoints;

  private CharacterIndex(int[] codePoints) {
    this.codePoints = codePoints;
  }

  /** The characters that occur often enough; halves of surrogate pairs never do. */
  static CharacterIndex of(WordCounts training, int minimumCount) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (String word : training.words()) {
      long count = training.count(word);
      word.codePoints()
          .filter(c -> !Character.isBmpCodePoint(c) || !Character.isSurrogate((char) c))
          .forEach(c -> counts.merge(c, count, Long::sum));
    }
    counts.values().removeIf(count -> count < minimumCount);
    return new CharacterIndex(counts.keySet().stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * The characters of a saved model.
   *
   * @throws IllegalArgumentException unless each is one code point, in ascending order
   */
  static CharacterIndex of(List<String> characters) {
    int[] codePoints = new int[characters.size()];
    for (int i = 0; i < codePoints.length; i++) {
      String character = characters.get(i);
      codePoints[i] = character.codePointAt(0);
      boolean ascending = i == 0 || codePoints[i] > codePoints[i - 1];
      if (character.codePointCount(0, character.length()) != 1 || !ascending) {
        throw new IllegalArgumentException(
            "characters must be single code points in ascending order, number %d is \"%s\""
                .formatted(i, character));
      }
    }
    return new CharacterIndex(codePoints);
  }

  /** All characters, by number from 1 on. */
  List<String> characters() {
    return Arrays.stream(codePoints).mapToObj(Character::toString).toList();
  }

  /** Number of rows of a table: one more than there are characters. */
  int rows() {
    return codePoints.length + 1;
  }

  int row(int codePoint) {
    return Math.max(-1, Arrays.binarySearch(codePoints, codePoint)) + 1;
  }

  /**
   * The rows of the characters of a word; of a long word those of its first and last characters.
   *
   * @param target receives at most {@code longest} rows from {@code offset} on, {@code stride}
   *     apart
   * @return how many
   */
  int rows(String word, int longest, int[] target, int offset, int stride) {
    int count = 0;
    int at = 0;
    while (at < word.length() && count < longest) {
      int c = word.codePointAt(at);
      at += Character.charCount(c);
      target[offset + count++ * stride] = row(c);
    }
    if (at < word.length()) {
      int end = word.length();
      for (int place = longest - 1; place >= longest - longest / 2; place--) {
        int c = word.codePointBefore(end);
        end -= Character.charCount(c);
        target[offset + place * stride] = row(c);
      }
    }
    return count;
  }

  /** How many rows {@link #rows} gives. */
  static int length(String word, int longest) {
    int count = 0;
    int at = 0;
    while (at < word.length() && count < longest) {
      at += Character.charCount(word.codePointAt(at));
      count++;
    }
    return count;
  }
}
