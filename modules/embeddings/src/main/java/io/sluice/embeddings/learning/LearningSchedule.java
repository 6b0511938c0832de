package io.sluice.embeddings.learning;

/**
 * How long and by how many it is learned.
 *
 * @param epochs passes over the text
 * @param rate learning rate at the beginning; it falls to nearly 0
 * @param threads that learn at the same time. With one, the same text, settings and seed give the
 *     same vectors; several write over each other's work (Hogwild), and every run ends differently
 * @param seed of everything drawn at random
 */
public record LearningSchedule(int epochs, double rate, int threads, long seed) {
  /** Checks the ranges. */
  public LearningSchedule {
    LearningSettings.between("epochs", epochs, 1, 10_000);
    LearningSettings.between("threads", threads, 1, 1024);
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate must be in (0, 1], was " + rate);
    }
  }

  /** One pass with one thread, at the usual rate of a method. */
  public static LearningSchedule of(LearningMethod method) {
    return new LearningSchedule(1, method.usualRate(), 1, 1);
  }

  /** Whether the same text and settings always end in the same vectors. */
  public boolean isRepeatable() {
    return threads == 1;
  }
}
