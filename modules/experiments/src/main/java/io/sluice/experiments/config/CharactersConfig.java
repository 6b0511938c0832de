package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.util.OptionalInt;

/** Symbols are Unicode code points. */
@Doc("Symbols are Unicode code points.")
@Tag("characters")
public record CharactersConfig(
    @Doc("Rarer symbols become the unknown symbol; not with start-from.")
        @Default("1")
        @Range("[1, inf)")
        int minimumCount,
    @Doc("Keep at most this many symbols, the most frequent ones; not with start-from.")
        @Range("[3, 16000000]")
        OptionalInt maximumSize)
    implements TokenizerConfig {
  public CharactersConfig {
    Constraints.check(CharactersConfig.class, minimumCount, maximumSize);
  }
}
