package io.sluice.experiments;

import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.CheckpointEveryConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.language.LanguageModel;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.language.training.TrainingSettings;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.engine.Engine;
import io.sluice.text.SymbolCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A language model in training, on a text. */
final class LanguageModelTraining implements ModelTraining {
  private final LanguageModelConfig config;
  private final TrainingText text;
  private final Optional<JsonObject> startedFrom;
  private final TrainingSettings training;
  private final EngineInUse engine;
  private final LanguageModelTrainer trainer;
  private final LanguageModelOutputs outputs;

  private LanguageModelTraining(
      LanguageModelConfig config,
      TrainingText text,
      Optional<JsonObject> startedFrom,
      TrainingSettings training,
      EngineInUse engine,
      LanguageModelTrainer trainer) {
    this.config = config;
    this.text = text;
    this.startedFrom = startedFrom;
    this.training = training;
    this.engine = engine;
    this.trainer = trainer;
    this.outputs = new LanguageModelOutputs(config, text, startedFrom, trainer);
  }

  /**
   * Finds the text, fetching and encoding it if need be, and starts the trainer.
   *
   * @param start the model to start from, if it has been loaded already
   * @throws InvalidValueException if text and settings do not go together
   */
  static LanguageModelTraining open(
      LanguageModelConfig asked, Optional<StartingModel> start, RunListener listener)
      throws IOException {
    var base = start.isPresent() ? start : StartingModel.of(asked);
    var config = base.map(model -> asked.withStartFrom(model.file())).orElse(asked);
    var encoding =
        base.map(model -> model.encoding(listener))
            .orElseGet(() -> Encoding.own(config.tokenizer()));
    var read = TrainingText.open(config, encoding, listener);
    var text = base.isPresent() ? read.withUnknown() : read;
    var corpus = text.corpus();
    new TextLengths(config.corpus()).check(corpus, config.training().batch());
    var training = Settings.training(config, corpus.train().length());
    requireKnownPrompt(config, corpus.codec());
    var settings = Settings.model(config, corpus.codec().vocabulary().size());
    var engine = Engine.open(Settings.engine(config.engine()));
    var inUse = EngineInUse.of(engine);
    var trainer =
        LanguageModelTrainer.start(
            engine,
            settings,
            training,
            config.seed(),
            corpus.codec(),
            corpus.train(),
            corpus.validation());
    try {
      base.ifPresent(model -> model.handTo(trainer));
    } catch (RuntimeException refused) {
      trainer.close();
      throw refused;
    }
    return new LanguageModelTraining(
        config.withEngine(inUse.config()),
        text,
        base.map(StartingModel::provenance),
        training,
        inUse,
        trainer);
  }

  /**
   * Refuses what could not be written on after when samples are due: the unknown symbol stands in
   * for characters of a text, not of a prompt.
   *
   * @throws InvalidValueException naming the character
   */
  static void requireKnownPrompt(LanguageModelConfig config, SymbolCodec codec) {
    try {
      LanguageModel.checkPrompt(codec, config.generate().prompt());
    } catch (IllegalArgumentException unknown) {
      throw new InvalidValueException(
          "generate.prompt", "cannot be read by this model: " + unknown.getMessage());
    }
  }

  @Override
  public LanguageModelConfig config() {
    return config;
  }

  @Override
  public CheckpointEveryConfig checkpointEvery() {
    return config.training().checkpointEvery();
  }

  @Override
  public JsonObject corpus() {
    return text.provenance();
  }

  @Override
  public Optional<JsonObject> startedFrom() {
    return startedFrom;
  }

  @Override
  public JsonObject engine() {
    return engine.toJson();
  }

  @Override
  public LanguageModelTrainer trainer() {
    return trainer;
  }

  @Override
  public RunInfo info(Path directory) {
    var total = training.totalSteps(text.corpus().train().length());
    var unit = Unit.of(text.corpus().codec().kind());
    var vocabulary = text.corpus().codec().vocabulary().size();
    return new RunInfo(
        directory,
        trainer.steps(),
        OptionalLong.of(total),
        config.training().epochs(),
        trainer.parameters(),
        unit,
        String.format(Locale.ROOT, "vocabulary of %,d %ss", vocabulary, unit.noun()),
        text.corpus().train().length(),
        text.corpus().validation().length(),
        engine.provider(),
        engine.threads(),
        engine.precision().label());
  }

  @Override
  public Workload workload() {
    var corpus = text.corpus();
    var symbols = corpus.train().length();
    var steps = training.totalSteps(symbols);
    var optimiser = training.optimiser();
    var perStep =
        (double) training.lanes() * training.windows().length() * optimiser.microBatches();
    var between = config.training().evaluateEvery().orElse(training.stepsPerEpoch(symbols));
    var measured = Math.ceil((double) steps / between) * corpus.validation().length();
    return new Workload(steps, steps * perStep, measured, 0);
  }

  @Override
  public Evaluation evaluate() {
    var report = trainer.evaluate();
    var unit = Unit.of(text.corpus().codec().kind());
    return new Evaluation(
        report.step(),
        report.epoch(),
        OptionalDouble.of(report.loss()),
        OptionalDouble.empty(),
        report.improved(),
        String.format(Locale.ROOT, "valid %.3f", report.loss()),
        String.format(
            Locale.ROOT,
            "validation loss %.4f nats/%s = %.3f bits, perplexity %.2f",
            report.loss(),
            unit.abbreviation(),
            report.bitsPerSymbol(),
            report.perplexity()),
        JsonObject.builder()
            .put("loss", number(report.loss()))
            .put("best", number(report.best()))
            .put("symbols", report.symbols())
            .build(),
        JsonObject.builder()
            .put("validation loss, nats per symbol", number(report.loss()))
            .put("validation bits per symbol", number(report.bitsPerSymbol()))
            .put("validation perplexity", number(report.perplexity()))
            .put("steps", report.step())
            .build());
  }

  /** Where training diverges, a loss can be too large to have a perplexity. */
  private static JsonValue number(double value) {
    return Double.isFinite(value) ? JsonValue.of(value) : JsonValue.of(String.valueOf(value));
  }

  @Override
  public void save(Path file, JsonObject metrics) throws IOException {
    outputs.save(file, metrics);
  }

  @Override
  public void show(RunDirectory run, RunListener listener, long step, boolean evaluated) {
    var every = config.training().sampleEvery();
    if (every.isPresent() ? step % every.getAsLong() == 0 : evaluated) {
      outputs.sample(run, listener, step);
    }
  }

  @Override
  public JsonObject conclusion(RunDirectory run) throws IOException {
    return SampleNovelty.measure(text, run.events());
  }

  @Override
  public void report(RunDirectory run) throws IOException {
    outputs.report(run);
  }

  @Override
  public double bestLoss() {
    return trainer.bestLoss();
  }

  @Override
  public OptionalDouble bestScore() {
    return OptionalDouble.empty();
  }
}
