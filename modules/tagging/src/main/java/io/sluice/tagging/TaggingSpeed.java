package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How fast a tagger is here and now.
 *
 * @param threads that batches were split over
 * @param tokensPerSecond in batches
 * @param medianMillis for one sentence alone on one thread; half of them take less
 * @param slowMillis likewise; 95 of 100 take less
 */
public record TaggingSpeed(
    int threads, double tokensPerSecond, double medianMillis, double slowMillis) {
  private static final int SINGLE = 2000;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Measures in warm state: tags all sentences for a while without counting, then with.
   *
   * @param time to spend on each, batches and single sentences, warm-up not counted
   */
  public static TaggingSpeed measure(
      Tagger tagger, List<Sentence> sentences, int threads, Duration time) {
    long tokens = sentences.stream().mapToLong(Sentence::size).sum();
    if (tokens == 0) {
      throw new IllegalArgumentException("there are no tokens to measure speed on");
    }
    double perSecond;
    try (BatchTagger batches = tagger.batches(threads)) {
      rounds(batches, sentences, time);
      long begun = System.nanoTime();
      long rounds = rounds(batches, sentences, time);
      perSecond = rounds * tokens / ((System.nanoTime() - begun) / 1e9);
    }
    double[] millis = single(tagger, sentences);
    return new TaggingSpeed(
        threads, perSecond, millis[millis.length / 2], millis[millis.length * 95 / 100]);
  }

  private static long rounds(BatchTagger batches, List<Sentence> sentences, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long rounds = 0;
    do {
      batches.tagAll(sentences);
      rounds++;
    } while (System.nanoTime() < end);
    return rounds;
  }

  /** Sorted times of the second of two passes over sentences one by one. */
  private static double[] single(Tagger tagger, List<Sentence> sentences) {
    double[] millis = new double[Math.min(SINGLE, sentences.size())];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < millis.length; i++) {
        long begun = System.nanoTime();
        tagger.tag(sentences.get(i));
        millis[i] = (System.nanoTime() - begun) / NANOS_PER_MILLI;
      }
    }
    Arrays.sort(millis);
    return millis;
  }
}
