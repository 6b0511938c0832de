package io.sluice.vector;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides, call by call, whether a kernel runs in plain loops or on vectors while the JIT has not
 * compiled it yet. Before it is compiled, code on the Vector API is a hundred times slower than
 * plain loops, so one short text would take a second; but only being called gets it compiled.
 * Vectors are tried for at most as long as plain loops have worked, until they win.
 */
final class WarmUp {
  /** Nanoseconds of plain work before the first trial: enough for a sentence. */
  private static final long FREE = 10_000_000;

  /** Nanoseconds of trials after which vectors are taken in any case. */
  private static final long LONGEST = 1_500_000_000;

  /** Time of trials for the time of plain work. */
  private static final int SHARE = 4;

  private static final int WINS = 3;

  private final AtomicLong plainTime = new AtomicLong();
  private final AtomicLong trialTime = new AtomicLong();
  private final AtomicLong wins = new AtomicLong();
  private volatile double quickestPlain = Double.POSITIVE_INFINITY;
  private volatile boolean over;

  /** Whether vectors are to be taken from now on, without asking again. */
  boolean over() {
    return over;
  }

  /** Whether the next call is to try vectors. */
  boolean trial() {
    return trialTime.get() <= SHARE * (plainTime.get() - FREE);
  }

  /** Whether the call at hand is to be on vectors. */
  boolean onVectors() {
    return over || trial();
  }

  /** When the call at hand begins; asks no clock once warming up is over. */
  long begin() {
    return over ? 0 : System.nanoTime();
  }

  /**
   * Takes note of the call at hand.
   *
   * @param begin what {@link #begin} gave
   * @param work what the time is proportional to, otherwise
   */
  void end(boolean onVectors, long begin, double work) {
    if (!over) {
      note(onVectors, System.nanoTime() - begin, work);
    }
  }

  /**
   * Takes note of a call.
   *
   * @param work what the time is proportional to, otherwise
   */
  void note(boolean onVectors, long nanoseconds, double work) {
    double pace = nanoseconds / work;
    if (!onVectors) {
      plainTime.addAndGet(nanoseconds);
      quickestPlain = Math.min(quickestPlain, pace);
      return;
    }
    boolean won = pace < quickestPlain && wins.incrementAndGet() >= WINS;
    over |= won || trialTime.addAndGet(nanoseconds) > LONGEST;
  }
}
