package io.sluice.neural.team;

/**
 * How long one thread spins for something before it goes to sleep. A team that has the machine for
 * itself waits for less time than it takes to be woken, so it spins that long. Where other programs
 * want the processors too, whoever is late has lost his processor for milliseconds: after such a
 * wait spins become short, so that ours is handed on at once, and grow again within some hundred
 * waits that are rewarded.
 */
final class Patience {
  /** What a thread waits for. */
  interface Event {
    /** Whether it has happened since a time that the event itself has numbered. */
    boolean happened(int since);

    /** Sleeps until it has happened, or for less. */
    void sleep(int worker, int since);
  }

  private static final long LONGEST_NANOS = 100_000;
  private static final long SHORTEST_NANOS = 10_000;

  /** A wait this long was not for work that was nearly done. */
  private static final long LATE_NANOS = 500_000;

  private static final int CUT = 4;

  /** Spins become longer by one part in this many each time one is rewarded. */
  private static final int GROWTH = 64;

  /** Between looks at the clock. */
  private static final int SPINS = 32;

  private final long longest;
  private long nanos;

  private Patience(long longest) {
    this.longest = longest;
    nanos = longest;
  }

  /** For one of a team of this size; where threads outnumber processors it is always short. */
  static Patience of(int size) {
    var crowded = size > Runtime.getRuntime().availableProcessors();
    return new Patience(crowded ? SHORTEST_NANOS : LONGEST_NANOS);
  }

  /** Waits until it has happened; whoever makes it happen wakes who sleeps. */
  void await(Event event, int worker, int since) {
    long begun = System.nanoTime();
    do {
      for (int spin = 0; spin < SPINS; spin++) {
        if (event.happened(since)) {
          grow();
          return;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() - begun < nanos);
    while (!event.happened(since)) {
      event.sleep(worker, since);
    }
    long waited = System.nanoTime() - begun;
    if (waited > LATE_NANOS) {
      nanos = Math.max(SHORTEST_NANOS, nanos / CUT);
    } else if (waited < longest) {
      grow(); // all patience would have been rewarded
    }
  }

  private void grow() {
    nanos = Math.min(longest, nanos + nanos / GROWTH);
  }
}
