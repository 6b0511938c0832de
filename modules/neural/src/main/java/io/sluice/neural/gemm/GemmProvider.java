package io.sluice.neural.gemm;

import java.util.Optional;

/** A source of matrix products, found by {@link java.util.ServiceLoader}. */
public interface GemmProvider {
  /** Short stable name, as written in configurations: {@code java}, {@code nd4j}. */
  String name();

  /** Why this provider cannot work on this machine, or empty if it can. Never throws. */
  Optional<String> unavailable();

  /** Whether results are the same bytes for any number of threads and on any machine. */
  default boolean reproducible() {
    return false;
  }

  /**
   * Opens matrix products.
   *
   * @throws IllegalStateException if {@link #unavailable()} says why not
   */
  Gemm open();
}
