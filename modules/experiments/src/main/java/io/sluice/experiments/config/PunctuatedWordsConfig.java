package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.util.OptionalInt;

/** Symbols are words and punctuation marks of ordinary prose; a line end is one too. */
@Doc("Symbols are words and punctuation marks of ordinary prose; a line end is one too.")
@Tag("punctuated-words")
public record PunctuatedWordsConfig(
    @Doc("Rarer symbols become the unknown symbol; not with start-from.")
        @Default("1")
        @Range("[1, inf)")
        int minimumCount,
    @Doc("Keep at most this many symbols, the most frequent ones; not with start-from.")
        @Range("[3, 16000000]")
        OptionalInt maximumSize)
    implements TokenizerConfig {
  public PunctuatedWordsConfig {
    Constraints.check(PunctuatedWordsConfig.class, minimumCount, maximumSize);
  }
}
