package io.sluice.experiments;

import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.EncodedCorpus;
import io.sluice.experiments.config.CharactersConfig;
import io.sluice.experiments.config.PunctuatedWordsConfig;
import io.sluice.experiments.config.TokenizerConfig;
import io.sluice.experiments.config.WordsConfig;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;

/** How a text becomes symbols: with a vocabulary of its own, or with that of a model. */
interface Encoding {
  /**
   * Encodes both parts into files below {@code cache}, or opens them if that was done before.
   *
   * @param begun is run before anything is encoded
   */
  EncodedCorpus encode(CorpusSplit split, Path cache, Runnable begun) throws IOException;

  /** With a vocabulary made from the text. */
  static Encoding own(TokenizerConfig tokenizer) {
    return (split, cache, begun) ->
        EncodedCorpus.cached(split, TrainingText.kind(tokenizer), limits(tokenizer), cache, begun);
  }

  private static VocabularyLimits limits(TokenizerConfig tokenizer) {
    if (tokenizer instanceof CharactersConfig characters) {
      return limits(characters.minimumCount(), characters.maximumSize());
    }
    if (tokenizer instanceof WordsConfig words) {
      return limits(words.minimumCount(), words.maximumSize());
    }
    return tokenizer instanceof PunctuatedWordsConfig words
        ? limits(words.minimumCount(), words.maximumSize())
        : VocabularyLimits.NONE;
  }

  private static VocabularyLimits limits(int minimumCount, OptionalInt maximumSize) {
    var limits = VocabularyLimits.NONE.minimumCount(minimumCount);
    return maximumSize.isPresent() ? limits.maximumSize(maximumSize.getAsInt()) : limits;
  }
}
