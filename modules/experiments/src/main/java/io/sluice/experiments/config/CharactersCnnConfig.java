package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.util.List;

/** The word as seen by convolutions over its characters. */
@Doc("The word as seen by convolutions over its characters (Ma and Hovy 2016).")
@Tag("characters-cnn")
public record CharactersCnnConfig(
    @Doc("Length of the vector of a character.") @Default("30") @Range("[1, 1024]") int dimension,
    @Doc("Filters of each width.") @Default("30") @Range("[1, 4096]") int filters,
    @Doc("Characters that a filter sees at once.") @Default("[3]") @Range("[1, 32]")
        List<Integer> widths,
    @Doc("Characters of a word that are read; of longer words the first and the last.")
        @Default("24")
        @Range("[2, 256]")
        int longest,
    @Doc("Characters that occur less often share one vector.") @Default("1") @Range("[1, inf)")
        int minimumCount)
    implements TokenEmbeddingConfig {
  public CharactersCnnConfig {
    Constraints.check(CharactersCnnConfig.class, dimension, filters, widths, longest, minimumCount);
    widths = List.copyOf(widths);
    if (widths.isEmpty()) {
      throw new IllegalArgumentException("widths must name at least one width, such as [3]");
    }
  }
}
