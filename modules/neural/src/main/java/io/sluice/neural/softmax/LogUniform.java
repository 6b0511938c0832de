package io.sluice.neural.softmax;

/**
 * Draws classes so that frequent ones come more often, and knows how often each is expected. Class
 * c of V, in the order of falling frequency, has the share
 *
 * <pre>p(c) = ln((c + 2) / (c + 1)) / ln(V + 1)                        (log-uniform, after Zipf)
 * </pre>
 *
 * <p>Of S draws, the classes expected more than once are simply kept: they come once, always. The
 * shares of the others are cut into as many strata of equal size as there are draws left, with one
 * draw from each: class c is expected {@code q(c) = (S - kept) p(c) / sum of p over those not kept}
 * times, never more than once by much. That is less noise than independent draws, with the same
 * expectation.
 */
final class LogUniform {
  private final int classes;
  private final int samples;
  private final int kept;
  private final double keptShare;
  private final double logAll;

  /**
   * @param classes V
   * @param samples S
   * @throws IllegalArgumentException unless 1 &lt;= S &lt;= V
   */
  LogUniform(int classes, int samples) {
    if (samples < 1 || samples > classes) {
      throw new IllegalArgumentException(
          "cannot sample %d of %d classes; take at most as many samples as there are classes, or a full softmax"
              .formatted(samples, classes));
    }
    this.classes = classes;
    this.samples = samples;
    logAll = StrictMath.log(classes + 1.0);
    int certain = 0;
    while (certain < samples && expected(certain, certain) >= 1) {
      certain++;
    }
    kept = certain;
    keptShare = below(kept);
  }

  /** Share of the classes below c: ln(c + 1) / ln(V + 1). */
  private double below(int c) {
    return StrictMath.log(c + 1.0) / logAll;
  }

  private double expected(int c, int keptBefore) {
    double share = below(c + 1) - below(c);
    return (samples - keptBefore) * share / (1 - below(keptBefore));
  }

  /** How many classes are in every sample: the most frequent ones, from 0 on. */
  int kept() {
    return kept;
  }

  /** How often a class is expected to be drawn. */
  double expected(int c) {
    return c < kept ? 1 : expected(c, kept);
  }

  /**
   * One sample.
   *
   * @param key decides what is drawn
   * @param target [S], receives the classes in ascending order; some may come twice
   */
  void draw(long key, int[] target) {
    for (int c = 0; c < kept; c++) {
      target[c] = c;
    }
    int drawn = samples - kept;
    for (int i = 0; i < drawn; i++) {
      double u = (mix(key + i) >>> 11) * 0x1p-53;
      double share = keptShare + (1 - keptShare) * (i + u) / drawn;
      int c = (int) (StrictMath.exp(share * logAll) - 1);
      target[kept + i] = Math.max(kept, Math.min(classes - 1, c));
    }
  }

  /** The finalizer of splitmix64 after one step of its counter. */
  private static long mix(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
