package io.sluice.cli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times something again and again. */
final class MedianTime {
  private static final int LEAST = 3;

  private MedianTime() {}

  /** Median seconds of one repetition, after half of {@code duration} to warm up. */
  static double seconds(Runnable work, Duration duration) {
    repeat(work, duration.toNanos() / 2, 1);
    var times = repeat(work, duration.toNanos(), LEAST).stream().sorted().toList();
    var middle = times.size() / 2;
    var median =
        times.size() % 2 == 1
            ? (double) times.get(middle)
            : (times.get(middle - 1) + times.get(middle)) / 2.0;
    return median / 1e9;
  }

  private static List<Long> repeat(Runnable work, long nanos, int least) {
    var times = new ArrayList<Long>();
    var begun = System.nanoTime();
    var before = begun;
    do {
      work.run();
      var now = System.nanoTime();
      times.add(now - before);
      before = now;
    } while (before - begun < nanos || times.size() < least);
    return times;
  }
}
