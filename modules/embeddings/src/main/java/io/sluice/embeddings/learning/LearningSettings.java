package io.sluice.embeddings.learning;

/**
 * What kind of vectors are learned.
 *
 * @param method how
 * @param dimension numbers of a word
 * @param window words on either side that count as its neighbourhood, at most
 * @param minimumCount words that occur less often get no vector
 * @param negatives words drawn at random for each pair, as examples of what does not go together
 * @param subsampling frequent words are skipped the more often the smaller this is; 0: never
 */
public record LearningSettings(
    LearningMethod method,
    int dimension,
    int window,
    int minimumCount,
    int negatives,
    double subsampling) {
  /** Skip-gram, 100 numbers a word. */
  public static final LearningSettings DEFAULT = of(LearningMethod.SKIP_GRAM);

  /** Checks the ranges. */
  public LearningSettings {
    between("dimension", dimension, 1, 4096);
    between("window", window, 1, 100);
    between("minimum count", minimumCount, 1, Integer.MAX_VALUE);
    between("negatives", negatives, 1, 100);
    if (!(subsampling >= 0 && subsampling < 1)) {
      throw new IllegalArgumentException("subsampling must be in [0, 1), was " + subsampling);
    }
  }

  /** The usual settings of a method, 100 numbers a word. */
  public static LearningSettings of(LearningMethod method) {
    return new LearningSettings(method, 100, 5, 5, 5, method.usualSubsampling());
  }

  static void between(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be in " + least + ".." + most + ", was " + value);
    }
  }
}
