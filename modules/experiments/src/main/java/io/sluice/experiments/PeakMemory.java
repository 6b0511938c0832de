package io.sluice.experiments;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/** The most memory that this process has taken since a moment, as its virtual machine counts it. */
final class PeakMemory {
  /** What the virtual machine does not count: itself, its libraries, the stacks of its threads. */
  private static final long UNCOUNTED_MEGABYTES = 60;

  private PeakMemory() {}

  /** Forgets what was taken before. */
  static PeakMemory begin() {
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    return new PeakMemory();
  }

  /** In MB of 1024 x 1024 bytes; arrays off the heap as they are now, for they are kept. */
  long megabytes() {
    var pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    var buffers =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    return UNCOUNTED_MEGABYTES + (pools + buffers >> 20);
  }
}
