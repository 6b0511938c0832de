package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;

/** How long vectors are learned, and by how many threads. */
@Doc("How long vectors are learned, and by how many threads.")
public record VectorTrainingConfig(
    @Doc("Passes over the text.") @Default("1") @Range("[1, 10000]") int epochs,
    @Doc(
            "Learning rate at the beginning, which falls to nearly 0; without it, 0.025, or 0.05 with"
                + " fasttext.")
        @Range("(0, 1]")
        OptionalDouble rate,
    @Doc("More than one is faster, and never ends twice in the same vectors.")
        @Default("1")
        @Range("[1, 1024]")
        int threads) {
  public VectorTrainingConfig {
    Constraints.check(VectorTrainingConfig.class, epochs, rate, threads);
  }
}
