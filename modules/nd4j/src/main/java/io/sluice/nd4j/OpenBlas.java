package io.sluice.nd4j;

import java.util.Optional;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The native library: loaded once, and held to one thread per call while anyone uses it, because
 * the threads are ours. The library has one such setting for the whole process; the last user puts
 * back what was there before the first.
 */
final class OpenBlas {
  /** Where OpenBLAS keeps its number of threads. */
  private static final String THREADS_SYMBOL = "blas_cpu_number";

  private static final Optional<String> FAILURE = load();

  private static int users;
  private static int threadsBefore;

  private OpenBlas() {}

  /** Why the library cannot be used, or empty if it can. */
  static Optional<String> unavailable() {
    return FAILURE;
  }

  private static Optional<String> load() {
    try {
      Loader.load(openblas_nolapack.class);
      return Optional.empty();
    } catch (LinkageError | RuntimeException failure) {
      String platform = Loader.getPlatform();
      return Optional.of(
          "OpenBLAS does not load on %s; is org.bytedeco:openblas with classifier %s there? (%s)"
              .formatted(platform, platform, failure.getMessage()));
    }
  }

  /** Holds the library to one thread per call until {@link #release}. */
  static synchronized void acquire() {
    if (users++ == 0) {
      threadsBefore = threads();
      setThreads(1);
    }
  }

  /** Ends one {@link #acquire}. */
  static synchronized void release() {
    if (--users == 0) {
      setThreads(threadsBefore);
    }
  }

  /** The process-wide number of threads per call. */
  static int threads() {
    Pointer address = Loader.addressof(THREADS_SYMBOL);
    return address == null
        ? Runtime.getRuntime().availableProcessors()
        : new IntPointer(address).get();
  }

  static void setThreads(int threads) {
    org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(threads);
  }
}
