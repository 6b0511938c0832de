package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import java.util.OptionalDouble;

/** The vector that stands for a symbol. */
@Doc("The vector that stands for a symbol.")
public record EmbeddingConfig(
    @Doc("Length of the vector.") @Default("64") @Range("[1, 16384]") int dimension,
    @Doc("Share of symbols whose vector is dropped for a whole window.")
        @Default("0")
        @Range("[0, 1)")
        double dropout,
    @Doc(
            "Vectors start uniformly distributed between minus and plus this; without it, 1.73, which gives their numbers variance 1, or 0.1 if tied. Plain gradient descent wants them small, 0.05 say.")
        @Range("(0, 10]")
        OptionalDouble initial) {
  public EmbeddingConfig {
    Constraints.check(EmbeddingConfig.class, dimension, dropout, initial);
  }
}
