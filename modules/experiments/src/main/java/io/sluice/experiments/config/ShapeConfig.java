package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** How the word is written: capitals, digits, punctuation. */
@Doc("How the word is written: capitals, digits, punctuation.")
@Tag("shape")
public record ShapeConfig(
    @Doc("Length of the vector.") @Default("10") @Range("[1, 1024]") int dimension,
    @Doc("Shapes that occur less often share one vector.") @Default("5") @Range("[1, inf)")
        int minimumCount)
    implements TokenEmbeddingConfig {
  public ShapeConfig {
    Constraints.check(ShapeConfig.class, dimension, minimumCount);
  }
}
