package io.sluice.text;

/**
 * Which of the counted symbols a vocabulary keeps.
 *
 * @param minimumCount leave out what occurs less often; 1 keeps everything
 * @param maximumSize keep at most this many symbols, the special ones included
 * @param unknown when characters get an unknown symbol (words always have one, bytes never need
 *     one)
 */
public record VocabularyLimits(long minimumCount, int maximumSize, Unknown unknown) {
  /** When a character vocabulary gets an unknown symbol. */
  public enum Unknown {
    /** Only if the limits leave a character out. */
    WHEN_NEEDED,
    /** In any case, so that other texts can be encoded later. */
    ALWAYS
  }

  /** Keeps every symbol. */
  public static final VocabularyLimits NONE =
      new VocabularyLimits(1, Vocabulary.MAXIMUM_SIZE, Unknown.WHEN_NEEDED);

  /** Checks the limits. */
  public VocabularyLimits {
    if (minimumCount < 1) {
      throw new IllegalArgumentException("minimum count must be at least 1, was " + minimumCount);
    }
    if (maximumSize < 3 || maximumSize > Vocabulary.MAXIMUM_SIZE) {
      throw new IllegalArgumentException(
          "maximum size must be in 3.." + Vocabulary.MAXIMUM_SIZE + ", was " + maximumSize);
    }
  }

  /** The same limits with another minimum count. */
  public VocabularyLimits minimumCount(long count) {
    return new VocabularyLimits(count, maximumSize, unknown);
  }

  /** The same limits with another maximum size. */
  public VocabularyLimits maximumSize(int size) {
    return new VocabularyLimits(minimumCount, size, unknown);
  }

  /** The same limits, and an unknown symbol in any case. */
  public VocabularyLimits alwaysWithUnknown() {
    return new VocabularyLimits(minimumCount, maximumSize, Unknown.ALWAYS);
  }
}
