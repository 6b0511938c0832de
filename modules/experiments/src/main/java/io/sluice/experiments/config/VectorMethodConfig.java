package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;

/** How vectors are learned; always with negative sampling. */
@TaggedBy("type")
public sealed interface VectorMethodConfig
    permits Word2VecConfig, ParagraphVectorsConfig, FastTextConfig {}
