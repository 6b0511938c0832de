package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;

/** What one symbol is. */
@TaggedBy("type")
public sealed interface TokenizerConfig
    permits CharactersConfig, BytesConfig, WordsConfig, PunctuatedWordsConfig {}
