package io.sluice.neural.engine;

import io.sluice.neural.gemm.Precision;
import java.util.Locale;
import java.util.Map;

/**
 * What to compute with.
 *
 * @param provider name of a provider of matrix products: {@code auto} takes one that is fast here
 *     (or the one that the environment variable {@code SLUICE_PROVIDER} names), {@code java} gives
 *     the same bytes on any machine, {@code nd4j}, {@code onednn} and {@code mkl} call native
 *     libraries
 * @param threads workers of the team, the caller included
 * @param precision of the operands of matrix products
 */
public record EngineSettings(String provider, int threads, Precision precision) {
  /** Provider name that leaves the choice to a measurement. */
  public static final String AUTO = "auto";

  private static final int MAX_THREADS = 1024;

  public EngineSettings {
    if (provider.isBlank() || !provider.equals(provider.strip().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "provider must be auto, java, nd4j, onednn, mkl or another lower-case name, was '"
              + provider
              + "'");
    }
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads must be between 1 and %d, was %d".formatted(MAX_THREADS, threads));
    }
  }

  /** Products in float32. */
  public EngineSettings(String provider, int threads) {
    this(provider, threads, Precision.FP32);
  }

  /** The measured provider on all available processors. */
  public static EngineSettings defaults() {
    return new EngineSettings(
        AUTO, Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  /** What {@code auto} stands for where the environment variable {@code SLUICE_PROVIDER} is set. */
  static String preferred(String provider, Map<String, String> environment) {
    String preferred = environment.getOrDefault("SLUICE_PROVIDER", "").strip();
    return provider.equals(AUTO) && !preferred.isEmpty() ? preferred : provider;
  }

  public EngineSettings withProvider(String name) {
    return new EngineSettings(name, threads, precision);
  }

  public EngineSettings withThreads(int count) {
    return new EngineSettings(provider, count, precision);
  }

  public EngineSettings withPrecision(Precision other) {
    return new EngineSettings(provider, threads, other);
  }
}
