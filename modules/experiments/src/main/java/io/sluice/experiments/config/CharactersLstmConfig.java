package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** The word as read by a bidirectional LSTM over its characters. */
@Doc("The word as read by a bidirectional LSTM over its characters (Lample et al. 2016).")
@Tag("characters-lstm")
public record CharactersLstmConfig(
    @Doc("Length of the vector of a character.") @Default("25") @Range("[1, 1024]") int dimension,
    @Doc("Units of each direction.") @Default("25") @Range("[1, 4096]") int hidden,
    @Doc("Characters of a word that are read; of longer words the first and the last.")
        @Default("24")
        @Range("[2, 256]")
        int longest,
    @Doc("Characters that occur less often share one vector.") @Default("1") @Range("[1, inf)")
        int minimumCount)
    implements TokenEmbeddingConfig {
  public CharactersLstmConfig {
    Constraints.check(CharactersLstmConfig.class, dimension, hidden, longest, minimumCount);
  }
}
