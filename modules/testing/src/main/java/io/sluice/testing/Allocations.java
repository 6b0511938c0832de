package io.sluice.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/** Counts the bytes that Java threads reserve on the heap. */
public final class Allocations {
  private Allocations() {}

  /**
   * Mean bytes of one step, after as many steps to warm up. Counted are the calling thread and
   * those whose name begins with {@code helpers}; what they reserve outside of steps counts, too.
   *
   * @return empty on JVMs that do not count
   */
  public static OptionalLong bytesOfAStep(String helpers, int steps, Runnable step) {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean)
        || !bean.isThreadAllocatedMemorySupported()) {
      return OptionalLong.empty();
    }
    repeat(steps, step);
    long[] threads = threads(helpers);
    long before = sum(bean.getThreadAllocatedBytes(threads));
    repeat(steps, step);
    return OptionalLong.of((sum(bean.getThreadAllocatedBytes(threads)) - before) / steps);
  }

  private static void repeat(int steps, Runnable step) {
    for (int i = 0; i < steps; i++) {
      step.run();
    }
  }

  private static long[] threads(String helpers) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(helpers) || thread == Thread.currentThread())
        .mapToLong(Thread::getId)
        .toArray();
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }
}
