package io.sluice.embeddings.characters;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of words met before: one place for each hash, where a newer word takes the place of an
 * older one. Bounded, and safe to use by many threads without locks.
 */
final class WordCache {
  /** Longer words are not kept. */
  private static final int LONGEST = 64;

  private record Entry(String word, float[] vector) {}

  private final AtomicReferenceArray<@Nullable Entry> entries;

  /**
   * @param places a power of two
   */
  WordCache(int places) {
    if (Integer.bitCount(places) != 1) {
      throw new IllegalArgumentException("places must be a power of two, were " + places);
    }
    entries = new AtomicReferenceArray<>(places);
  }

  private int place(String word) {
    int hash = word.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 15)) & (entries.length() - 1);
  }

  /** Copies the vector of a word to {@code target}; false if it is not kept. */
  boolean read(String word, float[] target, int offset) {
    Entry entry = word.length() > LONGEST ? null : entries.get(place(word));
    if (entry == null || !entry.word.equals(word)) {
      return false;
    }
    System.arraycopy(entry.vector, 0, target, offset, entry.vector.length);
    return true;
  }

  /** Keeps a vector, which must not change any more. */
  void keep(String word, float[] vector) {
    if (word.length() <= LONGEST) {
      entries.set(place(word), new Entry(word, vector));
    }
  }
}
