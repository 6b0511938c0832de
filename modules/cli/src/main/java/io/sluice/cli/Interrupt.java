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

  private Interrupt(Runnable onRequest) {
    hook =
        new Thread(
            () -> {
              requested.set(true);
              onRequest.run();
              try {
                var inTime = stopped.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
                assert inTime || stopped.getCount() > 0;
              } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
              }
            },
            "interrupt");
  }

  /**
   * Listens from now on.
   *
   * @param onRequest runs once, on another thread, before the wait
   */
  static Interrupt listen(Runnable onRequest) {
    var interrupt = new Interrupt(onRequest);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
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
