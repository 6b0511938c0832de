package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.util.OptionalInt;

/** Symbols are words between white space; a line end is the end-of-sentence symbol. */
@Doc("Symbols are words between white space; a line end is the end-of-sentence symbol.")
@Tag("words")
public record WordsConfig(
    @Doc("Rarer symbols become the unknown symbol; not with start-from.")
        @Default("1")
        @Range("[1, inf)")
        int minimumCount,
    @Doc("Keep at most this many symbols, the most frequent ones; not with start-from.")
        @Range("[3, 16000000]")
        OptionalInt maximumSize)
    implements TokenizerConfig {
  public WordsConfig {
    Constraints.check(WordsConfig.class, minimumCount, maximumSize);
  }
}
