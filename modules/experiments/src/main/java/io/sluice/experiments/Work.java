package io.sluice.experiments;

import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.config.WordVectorsConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/** What an experiment of any kind does in the directory of a run, its corpus found. */
interface Work extends AutoCloseable {
  /** Finds the corpus, fetching it if need be, and gets ready. */
  static Work open(ExperimentConfig config, RunListener listener) throws IOException {
    return open(config, Optional.empty(), listener);
  }

  /**
   * The same.
   *
   * @param start the model to start from, if it has been loaded already
   */
  static Work open(ExperimentConfig config, Optional<StartingModel> start, RunListener listener)
      throws IOException {
    if (config instanceof LanguageModelConfig languageModel) {
      return LanguageModelTraining.open(languageModel, start, listener);
    }
    if (config instanceof TaggerConfig tagger) {
      return TaggerTraining.open(tagger, listener);
    }
    return VectorRun.open((WordVectorsConfig) config, listener);
  }

  /** The settings, with everything chosen that a file may leave open. */
  ExperimentConfig config();

  /** Where the corpus is from, with checksums; a run goes on with the same one only. */
  JsonObject corpus();

  /** What computes, for provenance. */
  JsonObject engine();

  /** The model that the weights come from, for provenance, unless they are drawn at random. */
  default Optional<JsonObject> startedFrom() {
    return Optional.empty();
  }

  /** A new run, from the beginning. */
  Result train(RunDirectory run, RunListener listener) throws IOException;

  /** A run that was stopped or killed, to its end. */
  Result resume(RunDirectory run, RunListener listener) throws IOException;

  @Override
  void close();
}
