package io.sluice.neural.team;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A meeting point that spins, then yields: its waits are shorter than it takes to put a thread to
 * sleep and wake it.
 */
final class Barrier {
  /** Thrown by a wait whose other side will not come. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken() {
      super("another worker of the team failed", null, false, false);
    }
  }

  private static final int SPINS = 1 << 12;

  /** Spinning keeps the others from running when there are more threads than processors. */
  private static final int CROWDED_SPINS = 1 << 4;

  private static final int YIELDS = 1 << 8;

  private final int size;
  private final int spins;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int generation;
  private volatile boolean broken;

  Barrier(int size) {
    this.size = size;
    spins = size <= Runtime.getRuntime().availableProcessors() ? SPINS : CROWDED_SPINS;
  }

  /**
   * Waits for all.
   *
   * @throws Broken if someone breaks up the barrier meanwhile
   */
  void await() {
    int before = generation;
    if (arrived.incrementAndGet() == size) {
      arrived.set(0);
      generation = before + 1;
      return;
    }
    for (int wait = 0; generation == before; wait = Math.min(wait + 1, spins)) {
      if (broken) {
        throw new Broken();
      }
      pause(wait);
    }
  }

  /** Sends away all who wait here, now and later. */
  void breakUp() {
    broken = true;
  }

  /** Makes a broken barrier whole again; nobody may be waiting. */
  void mend() {
    arrived.set(0);
    broken = false;
  }

  /** Passes a little time; false once the wait has taken so long that sleeping is better. */
  @SuppressWarnings("ThreadPriorityCheck") // yields on purpose
  boolean pause(int wait) {
    if (wait < spins) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
    return wait <= spins + YIELDS;
  }
}
