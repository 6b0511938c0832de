package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;

/** An experiment file; {@code kind} says what is trained. */
@TaggedBy("kind")
public sealed interface ExperimentConfig permits LanguageModelConfig {}
