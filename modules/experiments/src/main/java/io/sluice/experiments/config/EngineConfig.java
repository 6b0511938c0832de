package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalInt;

/** What computes. */
@Doc("What computes.")
public record EngineConfig(
    @Doc(
            "auto is java where the Vector API works, else measured once; java gives the same bytes on every machine.")
        @Default("auto")
        Provider provider,
    @Doc("Threads for training; without it, all processors.") @Range("[1, 1024]")
        OptionalInt threads) {
  public EngineConfig {
    Constraints.check(EngineConfig.class, provider, threads);
  }

  /** Where matrix products come from. */
  public enum Provider {
    AUTO,
    JAVA,
    ND4J
  }
}
