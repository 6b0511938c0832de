package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearningException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets DL4J learn. It learns in threads of its own and returns as if nothing had happened when one
 * of them dies: here that is a failure.
 */
final class Fitting {
  private static final String THREADS = "VectorCalculationsThread";

  private Fitting() {}

  /**
   * Learns.
   *
   * @throws LearningException if a thread of DL4J died
   */
  static synchronized void run(Runnable fit) {
    UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    AtomicReference<@Nullable Throwable> death = new AtomicReference<>();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> {
          if (thread.getName().startsWith(THREADS)) {
            death.compareAndSet(null, failure);
          } else if (before != null) {
            before.uncaughtException(thread, failure);
          } else {
            failure.printStackTrace();
          }
        });
    try {
      fit.run();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    Throwable cause = death.get();
    if (cause != null) {
      throw new LearningException("learning failed inside deeplearning4j-nlp: " + cause, cause);
    }
  }
}
