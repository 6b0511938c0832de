package io.sluice.experiments;

import io.sluice.experiments.config.EngineConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.language.training.TrainingSettings;
import io.sluice.model.AtomicFile;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/** Text and trainer of a run, ready for the first step. */
final class PreparedRun implements AutoCloseable {
  private final LanguageModelConfig config;
  private final TrainingText text;
  private final TrainingSettings training;
  private final EngineSettings engine;
  private final LanguageModelTrainer trainer;
  private final String kernels;

  private PreparedRun(
      LanguageModelConfig config,
      TrainingText text,
      TrainingSettings training,
      EngineSettings engine,
      String kernels,
      LanguageModelTrainer trainer) {
    this.config = config;
    this.text = text;
    this.training = training;
    this.engine = engine;
    this.kernels = kernels;
    this.trainer = trainer;
  }

  /**
   * Starts the engine and the trainer.
   *
   * @throws IllegalArgumentException if text and settings do not go together
   */
  static PreparedRun open(LanguageModelConfig config, TrainingText text) {
    var corpus = text.corpus();
    var training = Settings.training(config.training(), corpus.train().length());
    requireKnownPrompt(config, text);
    var settings = Settings.engine(config);
    var engine = Engine.open(settings);
    var kernels = engine.kernels().name();
    var trainer =
        LanguageModelTrainer.start(
            engine,
            Settings.model(config),
            training,
            config.seed(),
            corpus.codec(),
            corpus.train(),
            corpus.validation());
    return new PreparedRun(
        resolved(config, trainer.provider(), settings.threads()),
        text,
        training,
        settings,
        kernels,
        trainer);
  }

  /** The configuration with the provider and threads that were chosen. */
  private static LanguageModelConfig resolved(
      LanguageModelConfig config, String provider, int threads) {
    var chosen = EngineConfig.Provider.valueOf(provider.toUpperCase(Locale.ROOT));
    return config.withEngine(new EngineConfig(chosen, OptionalInt.of(threads)));
  }

  private static void requireKnownPrompt(LanguageModelConfig config, TrainingText text) {
    try {
      text.corpus().codec().encode(config.generate().prompt());
    } catch (IllegalArgumentException unknown) {
      throw new IllegalArgumentException(
          "generate.prompt cannot be read by this model: " + unknown.getMessage(), unknown);
    }
  }

  LanguageModelConfig config() {
    return config;
  }

  TrainingText text() {
    return text;
  }

  LanguageModelTrainer trainer() {
    return trainer;
  }

  RunInfo info(Path directory) {
    var total = training.totalSteps(text.corpus().train().length());
    return new RunInfo(
        directory,
        trainer.steps(),
        java.util.OptionalLong.of(total),
        config.training().epochs(),
        trainer.parameters(),
        text.corpus().codec().vocabulary().size(),
        text.corpus().codec().kind(),
        text.corpus().train().length(),
        text.corpus().validation().length(),
        trainer.provider(),
        engine.threads());
  }

  /** Writes {@code provenance.json} of a new run. */
  void describe(RunDirectory run, Path source) throws IOException {
    var provenance =
        Provenance.of(source, trainer.provider(), engine.threads(), kernels, text.provenance());
    AtomicFile.writeString(run.provenance(), Json.pretty(provenance));
  }

  /** What {@link #describe} wrote. */
  static JsonObject provenance(RunDirectory run) throws IOException {
    try {
      return Json.parseObject(
          Files.readString(run.provenance(), StandardCharsets.UTF_8), run.provenance().toString());
    } catch (JsonException broken) {
      throw new RunException(broken.getMessage() + "; the run cannot be resumed", broken);
    }
  }

  /** Refuses to go on with another text than the run was started with. */
  void requireSameCorpus(RunDirectory run) throws IOException {
    var before = provenance(run).object("corpus");
    if (!before.equals(text.provenance())) {
      throw new RunException(
          "the corpus has changed since "
              + run.root()
              + " was started: it was "
              + Json.compact(before)
              + " and is "
              + Json.compact(text.provenance())
              + "; restore it, or start a new run");
    }
  }

  @Override
  public void close() {
    trainer.close();
  }
}
