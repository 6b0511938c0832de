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
            "auto is java where the Vector API works, else measured once; java gives the same bytes on every machine; onednn and mkl need ./sluice --with that name.")
        @Default("auto")
        Provider provider,
    @Doc("Threads for training; without it, all processors.") @Range("[1, 1024]")
        OptionalInt threads,
    @Doc(
            "What operands of matrix products are rounded to; bf16 needs onednn and a processor that multiplies it, or mkl. Weights, sums, states and losses stay fp32.")
        @Default("fp32")
        Precision precision) {
  public EngineConfig {
    Constraints.check(EngineConfig.class, provider, threads, precision);
  }

  /** Where matrix products come from. */
  public enum Provider {
    AUTO,
    JAVA,
    ND4J,
    ONEDNN,
    MKL
  }

  /** Of the operands of matrix products. */
  public enum Precision {
    FP32,
    BF16
  }
}
