package io.sluice.neural.team;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The workers that sleep until something happens. Nobody sleeps through it: whoever makes it happen
 * writes it first and then looks who sleeps, a worker says that it sleeps and then looks whether it
 * has happened; one of them sees the other.
 */
final class Sleepers {
  private final AtomicReferenceArray<@Nullable Thread> asleep;

  Sleepers(int size) {
    asleep = new AtomicReferenceArray<>(size);
  }

  /** Sleeps unless it has happened already; may return early. */
  void sleep(Patience.Event event, int worker, int since) {
    asleep.set(worker, Thread.currentThread());
    if (!event.happened(since)) {
      LockSupport.park(this);
    }
    asleep.set(worker, null);
  }

  /** Wakes all; after that for which they wait has been written. */
  void wake() {
    for (int i = 0; i < asleep.length(); i++) {
      Thread sleeper = asleep.get(i);
      if (sleeper != null) {
        LockSupport.unpark(sleeper);
      }
    }
  }
}
