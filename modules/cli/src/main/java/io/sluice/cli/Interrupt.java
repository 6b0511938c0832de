package io.sluice.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, or a polite request to end from the system: work is asked to stop, and the JVM stays
 * alive until this is closed.
 */
final class Interrupt implements AutoCloseable {
  private static final long LONGEST_WAIT_SECONDS = 300;

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(Console console) {
    hook = new Thread(() -> request(console), "interrupt");
  }

  /** Listens from now on. */
  static Interrupt listen(Console console) {
    var interrupt = new Interrupt(console);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  private void request(Console console) {
    requested.set(true);
    console.say("stopping after this step, leaving a checkpoint ...");
    try {
      if (!stopped.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        console.say("it does not stop; the checkpoint before holds");
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether work should stop. */
  boolean requested() {
    return requested.get();
  }

  /** The work has ended and everything is said. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // that is why the work has ended
    }
  }
}
