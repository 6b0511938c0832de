package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** An experiment file; {@code kind} says what is trained. */
@TaggedBy("kind")
public sealed interface ExperimentConfig
    permits LanguageModelConfig, TaggerConfig, WordVectorsConfig {
  /** Names the run. */
  String name();

  /** A directory of further cards. */
  Optional<Path> cards();

  /** The cards of corpora that are named, by where they stand in the file. */
  Map<String, String> corpusCards();

  /** The same of word vectors. */
  default Map<String, String> vectorCards() {
    return Map.of();
  }
}
