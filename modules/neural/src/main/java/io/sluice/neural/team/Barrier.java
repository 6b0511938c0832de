package io.sluice.neural.team;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** A meeting point: who comes early spins a moment, then sleeps. */
final class Barrier implements Patience.Event {
  /** Thrown by a wait whose other side will not come. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken() {
      super("another worker of the team failed", null, false, false);
    }
  }

  private final int size;
  private final Patience[] patience;
  private final Sleepers sleepers;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int generation;
  private volatile boolean broken;

  Barrier(int size) {
    this.size = size;
    sleepers = new Sleepers(size);
    patience = new Patience[size];
    Arrays.setAll(patience, worker -> Patience.of(size));
  }

  /**
   * Waits for all.
   *
   * @param worker which of them comes here, from 0
   * @throws Broken if someone breaks up the barrier meanwhile
   */
  void await(int worker) {
    int before = generation;
    if (arrived.incrementAndGet() == size) {
      arrived.set(0);
      generation = before + 1;
      sleepers.wake();
      return;
    }
    patience[worker].await(this, worker, before);
    if (generation == before) {
      throw new Broken();
    }
  }

  @Override
  public boolean happened(int before) {
    return generation != before || broken;
  }

  @Override
  public void sleep(int worker, int before) {
    sleepers.sleep(this, worker, before);
  }

  /** Sends away all who wait here, now and later. */
  void breakUp() {
    broken = true;
    sleepers.wake();
  }

  /** Makes a broken barrier whole again; nobody may be waiting. */
  void mend() {
    arrived.set(0);
    broken = false;
  }
}
