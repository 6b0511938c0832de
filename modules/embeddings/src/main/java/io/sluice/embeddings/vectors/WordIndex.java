package io.sluice.embeddings.vectors;

import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the number of a word, by the word itself or another of its {@link WordForms}. Immutable.
 *
 * <p>An open hash table over the list of words: small beside a map of objects when there are
 * hundreds of thousands.
 */
public final class WordIndex {
  private static final int FREE = -1;

  private final List<String> words;
  private final int[] slots;
  private final int longest;

  private WordIndex(List<String> words) {
    this.words = List.copyOf(words);
    int capacity = Integer.highestOneBit(Math.max(8, Math.multiplyExact(2, words.size()))) * 2;
    slots = new int[capacity];
    java.util.Arrays.fill(slots, FREE);
    int most = 0;
    for (int number = 0; number < words.size(); number++) {
      String word = this.words.get(number);
      most = Math.max(most, word.length());
      int slot = slot(word);
      if (slots[slot] != FREE) {
        throw new IllegalArgumentException(
            "word \"%s\" stands twice, as number %d and %d".formatted(word, slots[slot], number));
      }
      slots[slot] = number;
    }
    longest = most;
  }

  /**
   * Numbers words by their place in the list.
   *
   * @throws IllegalArgumentException if a word stands twice
   */
  public static WordIndex of(List<String> words) {
    return new WordIndex(words);
  }

  /** Where a word is, or where it would go. */
  private int slot(String word) {
    int hash = word.hashCode() * 0x9E3779B9;
    int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    while (slots[slot] != FREE && !words.get(slots[slot]).equals(word)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int number(String word) {
    return word.length() > longest ? FREE : slots[slot(word)];
  }

  /** The words; the place is the number. */
  public List<String> words() {
    return words;
  }

  public int size() {
    return words.size();
  }

  /** The number of exactly this word. */
  public OptionalInt findExactly(String word) {
    int number = number(word);
    return number == FREE ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The number of the best form of a word that is there. */
  public OptionalInt find(String word) {
    if (word.length() / 2 > longest) {
      return OptionalInt.empty(); // no form is that much shorter
    }
    int number = number(word);
    if (number == FREE) {
      String lower = WordForms.lower(word);
      number = number(lower);
      if (number == FREE) {
        number = number(WordForms.digitsToZero(word));
      }
      if (number == FREE) {
        number = number(WordForms.digitsToZero(lower));
      }
    }
    return number == FREE ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
