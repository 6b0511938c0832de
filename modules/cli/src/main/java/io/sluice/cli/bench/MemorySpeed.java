package io.sluice.cli.bench;

import io.sluice.model.json.JsonObject;
import io.sluice.neural.team.Team;
import java.time.Duration;
import java.util.Arrays;

/**
 * How fast memory is read again and again, each thread its own even share of it: out of the caches
 * of the cores, the one they share, or memory itself, as its size says.
 *
 * @param megabytes read by all threads together, of 2^20 bytes
 * @param gigabytes read a second by all threads together, of 10^9 bytes
 */
public record MemorySpeed(double megabytes, int threads, double gigabytes) {
  private static final double MEGABYTE = 1 << 20;

  /** Independent sums: as many loads are on their way. */
  private static final int SUMS = 8;

  /** Words of one thread. */
  private static final int LARGEST = 1 << 30;

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("megabytes", megabytes)
        .put("threads", threads)
        .put("gigabytes", gigabytes)
        .build();
  }

  /**
   * Measures for {@code duration}.
   *
   * @throws IllegalArgumentException if nothing is left for a thread, or too much for an array
   */
  public static MemorySpeed measure(double megabytes, int threads, Duration duration) {
    double share = megabytes * MEGABYTE / Long.BYTES / threads;
    if (!(share >= SUMS && share < LARGEST)) {
      throw new IllegalArgumentException(
          "each thread must have between 64 bytes and 8 GiB to read, but %s MB are for %d threads"
              .formatted(megabytes, threads));
    }
    int words = (int) share / SUMS * SUMS;
    var shares = new long[threads][];
    var sums = new long[threads];
    try (Team team = Team.of(threads)) {
      team.run(
          worker -> {
            shares[worker.index()] = new long[words];
            Arrays.setAll(shares[worker.index()], i -> i);
          });
      int rounds = (int) Math.max(1, 64 * MEGABYTE / (words * (double) Long.BYTES * threads));
      Team.Task read =
          worker -> {
            for (int round = 0; round < rounds; round++) {
              sums[worker.index()] += sum(shares[worker.index()]);
            }
          };
      double seconds = MedianTime.seconds(() -> team.run(read), duration);
      double bytes = (double) words * Long.BYTES * threads * rounds;
      return new MemorySpeed(megabytes, threads, bytes / seconds / 1e9);
    }
  }

  private static long sum(long[] words) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    long e = 0;
    long f = 0;
    long g = 0;
    long h = 0;
    for (int i = 0; i < words.length; i += SUMS) {
      a += words[i];
      b += words[i + 1];
      c += words[i + 2];
      d += words[i + 3];
      e += words[i + 4];
      f += words[i + 5];
      g += words[i + 6];
      h += words[i + 7];
    }
    return a + b + c + d + e + f + g + h;
  }
}
