package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;
import java.util.Map;

/** An experiment file; {@code kind} says what is trained. */
@TaggedBy("kind")
public sealed interface ExperimentConfig
    permits LanguageModelConfig, TaggerConfig, WordVectorsConfig {
  /** Names the run. */
  String name();

  /** The cards of corpora that are named, by where they stand in the file. */
  Map<String, String> cards();

  /** The same of word vectors. */
  default Map<String, String> vectorCards() {
    return Map.of();
  }
}
