package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;

/** What stands for a token, or a part of it. */
@TaggedBy("type")
public sealed interface TokenEmbeddingConfig
    permits WordsEmbeddingConfig,
        VectorsEmbeddingConfig,
        CharactersLstmConfig,
        CharactersCnnConfig,
        ShapeConfig,
        GazetteerConfig,
        ContextualConfig {}
