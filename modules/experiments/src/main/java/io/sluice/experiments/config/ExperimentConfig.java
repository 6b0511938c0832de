package io.sluice.experiments.config;

import io.sluice.experiments.binding.TaggedBy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An experiment file; {@code kind} says what is trained. */
@TaggedBy("kind")
public sealed interface ExperimentConfig
    permits LanguageModelConfig, TaggerConfig, WordVectorsConfig {
  /** Names the run. */
  String name();

  /** A directory of further cards. */
  Optional<Path> cards();

  /** The cards that are named, in the order of the file. */
  List<CardName> cardNames();
}
