package io.sluice.neural.gemm;

import java.util.Optional;

/**
 * A source of matrix products, found by {@link java.util.ServiceLoader}. A provider that computes
 * in other precisions than float32 overrides {@link #unavailable(Precision)} and {@link
 * #open(Precision)}.
 */
public interface GemmProvider {
  /**
   * Short stable name, as written in configurations: {@code java}, {@code nd4j}, {@code onednn},
   * {@code mkl}.
   */
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

  /** Why this provider cannot compute in that precision on this machine, or empty if it can. */
  default Optional<String> unavailable(Precision precision) {
    return precision == Precision.FP32
        ? unavailable()
        : Optional.of("it computes in fp32 only, not in " + precision.label());
  }

  /**
   * Opens matrix products in a precision.
   *
   * @throws IllegalStateException if {@link #unavailable(Precision)} says why not
   */
  default Gemm open(Precision precision) {
    unavailable(precision)
        .ifPresent(
            reason -> {
              throw new IllegalStateException(
                  "provider %s cannot work here: %s".formatted(name(), reason));
            });
    return open();
  }
}
