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
    @Doc("Rarer words share the vector of unknown words.") @Default("2") @Range("[1, inf)")
        int minimumCount,
    @Doc("Share of words that training takes for unknown, so that it learns what to do then.")
        @Default("0.02")
        @Range("[0, 1)")
        double dropout)
    implements TokenEmbeddingConfig {
  public WordsEmbeddingConfig {
    Constraints.check(WordsEmbeddingConfig.class, dimension, minimumCount, dropout);
  }
}
