package io.sluice.neural.engine;

import java.util.Locale;

/**
 * What to compute with.
 *
 * @param provider name of a provider of matrix products: {@code auto} measures once per machine and
 *     takes the fastest, {@code java} gives the same bytes on any machine, {@code nd4j} calls a
 *     native BLAS
 * @param threads workers of the team, the caller included
 */
public record EngineSettings(String provider, int threads) {
  /** Provider name that leaves the choice to a measurement. */
  public static final String AUTO = "auto";

  private static final int MAX_THREADS = 1024;

  public EngineSettings {
    if (provider.isBlank() || !provider.equals(provider.strip().toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "provider must be auto, java, nd4j or another lower-case name, was '" + provider + "'");
    }
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads must be between 1 and %d, was %d".formatted(MAX_THREADS, threads));
    }
  }

  /** The measured provider on all available processors. */
  public static EngineSettings defaults() {
    return new EngineSettings(
        AUTO, Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  public EngineSettings withProvider(String name) {
    return new EngineSettings(name, threads);
  }

  public EngineSettings withThreads(int count) {
    return new EngineSettings(provider, count);
  }
}
