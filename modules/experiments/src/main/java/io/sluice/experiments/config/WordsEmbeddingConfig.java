package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** A vector of its own for each word of the training sentences. */
@Doc("A vector of its own for each word of the training sentences.")
@Tag("words")
public record WordsEmbeddingConfig(
    @Doc("Length of the vector.") @Default("50") @Range("[1, 16384]") int dimension,
    @Doc("Words that occur less often share the vector of unknown words.")
        @Default("1")
        @Range("[1, inf)")
        int minimumCount,
    @Doc("Share of words that training takes for unknown, so that it learns what to do then.")
        @Default("0")
        @Range("[0, 1)")
        double dropout,
    @Doc("The same for words that occur once, if it is higher.") @Default("0.5") @Range("[0, 1)")
        double singletonDropout)
    implements TokenEmbeddingConfig {
  public WordsEmbeddingConfig {
    Constraints.check(
        WordsEmbeddingConfig.class, dimension, minimumCount, dropout, singletonDropout);
  }
}
