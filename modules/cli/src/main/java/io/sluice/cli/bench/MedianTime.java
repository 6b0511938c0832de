package io.sluice.cli.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Times something again and again. */
final class MedianTime {
  private static final int LEAST = 3;

  private MedianTime() {}

  /** Median seconds of one repetition, after half of {@code duration} to warm up. */
  static double seconds(Runnable work, Duration duration) {
    return seconds(work, duration, System::nanoTime);
  }

  /** The same by the processor time of the calling thread, which does all the work. */
  static double processorSeconds(Runnable work, Duration duration) {
    return seconds(work, duration, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
  }

  private static double seconds(Runnable work, Duration duration, LongSupplier clock) {
    repeat(work, duration.toNanos() / 2, 1, clock);
    var times = repeat(work, duration.toNanos(), LEAST, clock).stream().sorted().toList();
    var middle = times.size() / 2;
    var median =
        times.size() % 2 == 1
            ? (double) times.get(middle)
            : (times.get(middle - 1) + times.get(middle)) / 2.0;
    return median / 1e9;
  }

  private static List<Long> repeat(Runnable work, long nanos, int least, LongSupplier clock) {
    var times = new ArrayList<Long>();
    var begun = clock.getAsLong();
    var before = begun;
    do {
      work.run();
      var now = clock.getAsLong();
      times.add(now - before);
      before = now;
    } while (before - begun < nanos || times.size() < least);
    return times;
  }
}
