package io.sluice.cli;

import java.util.Optional;

/** What is told when memory ends: how much there is, and how to have more. */
final class OutOfMemory {
  private static final long MEGABYTE = 1 << 20;
  private static final long GIGABYTE = 1 << 30;

  /** As far down as causes are looked through; they may go round in a circle. */
  private static final int DEPTH = 20;

  private OutOfMemory() {}

  /** The error that a failure is, or that it was caused by. */
  static Optional<OutOfMemoryError> in(Throwable problem) {
    var cause = Optional.of(problem);
    for (var depth = 0; depth < DEPTH && cause.isPresent(); depth++) {
      if (cause.get() instanceof OutOfMemoryError error) {
        return Optional.of(error);
      }
      cause = cause.map(Throwable::getCause);
    }
    return Optional.empty();
  }

  /**
   * The message.
   *
   * @param heap the most bytes that the heap may have; memory outside of it may have as many
   */
  static String message(OutOfMemoryError error, long heap) {
    var reason = String.valueOf(error.getMessage());
    if (reason.contains("native thread")) {
      return "the system starts no more threads ("
          + reason
          + "); end other programs, or take fewer";
    }
    return "out of memory ("
        + reason
        + "): Java may have "
        + size(heap)
        + (reason.contains("heap")
            ? " of heap"
            : " of heap, and as much outside of it unless -XX:MaxDirectMemorySize is given")
        + "; give it more, such as SLUICE_JAVA_OPTS=-Xmx"
        + more(heap)
        + ", or make the model or the batch smaller; what training needs is told by: "
        + Sluice.command()
        + " check CONFIG --estimate";
  }

  private static String size(long bytes) {
    return Figures.count(Math.round((double) bytes / MEGABYTE)) + " MB";
  }

  /** Twice as much, in whole gigabytes. */
  private static String more(long heap) {
    return Math.max(1, (2 * heap + GIGABYTE - 1) / GIGABYTE) + "g";
  }
}
