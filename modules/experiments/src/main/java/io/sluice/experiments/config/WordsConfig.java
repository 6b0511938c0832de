package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.util.OptionalInt;

/** Symbols are words; each line ends with the end-of-sentence symbol. */
@Doc("Symbols are words; each line ends with the end-of-sentence symbol.")
@Tag("words")
public record WordsConfig(
    @Doc("Rarer symbols become the unknown symbol.") @Default("1") @Range("[1, inf)")
        int minimumCount,
    @Doc("Keep at most this many symbols, the most frequent ones.") @Range("[2, 10000000]")
        OptionalInt maximumSize,
    @Doc("Fold everything to lower case first.") @Default("false") boolean lowerCase)
    implements TokenizerConfig {
  public WordsConfig {
    Constraints.check(WordsConfig.class, minimumCount, maximumSize, lowerCase);
  }
}
