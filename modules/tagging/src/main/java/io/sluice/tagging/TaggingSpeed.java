package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How fast a tagger is here and now, warm.
 *
 * @param threads that batches were split over
 * @param rounds how often all sentences were tagged in batches
 * @param tokensPerSecond in batches: the median of the rounds
 * @param slowest tokens a second of the slowest round
 * @param fastest tokens a second of the fastest round
 * @param medianMillis for one sentence alone on one thread; half of them take less
 * @param slowMillis likewise; 99 of 100 take less
 */
public record TaggingSpeed(
    int threads,
    int rounds,
    double tokensPerSecond,
    double slowest,
    double fastest,
    double medianMillis,
    double slowMillis) {
  private static final int SINGLE = 2000;
  private static final int LEAST_ROUNDS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Measures in warm state: tags all sentences for a while without counting, then with.
   *
   * @param time to spend on the rounds, after half of it to warm up; single sentences come on top
   */
  public static TaggingSpeed measure(
      Tagger tagger, List<Sentence> sentences, int threads, Duration time) {
    long tokens = sentences.stream().mapToLong(Sentence::size).sum();
    if (tokens == 0) {
      throw new IllegalArgumentException("there are no tokens to measure speed on");
    }
    double[] seconds;
    try (BatchTagger batches = tagger.batches(threads)) {
      rounds(batches, sentences, time.toNanos() / 2, 1);
      seconds = rounds(batches, sentences, time.toNanos(), LEAST_ROUNDS);
    }
    double[] millis = single(tagger, sentences);
    return new TaggingSpeed(
        threads,
        seconds.length,
        tokens / median(seconds),
        tokens / seconds[seconds.length - 1],
        tokens / seconds[0],
        median(millis),
        millis[millis.length * 99 / 100]);
  }

  /** Sorted seconds of the rounds. */
  private static double[] rounds(
      BatchTagger batches, List<Sentence> sentences, long nanos, int least) {
    List<Double> seconds = new ArrayList<>();
    long begun = System.nanoTime();
    long before = begun;
    do {
      batches.tagAll(sentences);
      long now = System.nanoTime();
      seconds.add((now - before) / 1e9);
      before = now;
    } while (before - begun < nanos || seconds.size() < least);
    return seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
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

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
