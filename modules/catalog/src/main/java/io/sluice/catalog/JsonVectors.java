package io.sluice.catalog;

/**
 * Makes a text file of word vectors from JSON: a line for each word, the word first and then its
 * numbers, as they were written.
 *
 * @param member of the outermost object; it holds an object with a list of numbers for each word
 * @param numbers how many numbers of each list are kept; a list may go on with others
 */
public record JsonVectors(String member, long numbers) implements Extract {
  private static final int MOST_NUMBERS = 10_000;

  /** Checks the count. */
  public JsonVectors {
    checkNumbers("extract.numbers", numbers);
    if (member.isEmpty()) {
      throw new IllegalArgumentException("extract.member: expected the name of a JSON member");
    }
  }

  static void checkNumbers(String key, long numbers) {
    if (numbers < 1 || numbers > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          key + ": expected how many numbers a word has, 1.." + MOST_NUMBERS + ", was " + numbers);
    }
  }
}
