package io.sluice.catalog;

/**
 * Makes a text file of word vectors from a Java {@code HashMap} of words to arrays of numbers that
 * was written by object serialization: a line for each word, in the order of the map. The bytes are
 * read as data, and only this one form of them; no object is made from them.
 *
 * @param numbers how many each word has
 */
public record JavaMapVectors(long numbers) implements Extract {
  /** Checks the count. */
  public JavaMapVectors {
    JsonVectors.checkNumbers("extract.java-map", numbers);
  }
}
