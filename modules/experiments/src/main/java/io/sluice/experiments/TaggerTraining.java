package io.sluice.experiments;

import io.sluice.experiments.config.CheckpointEveryConfig;
import io.sluice.experiments.config.ContextualConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.tagging.evaluation.SpanEvaluation;
import io.sluice.tagging.training.EvaluationReport;
import io.sluice.tagging.training.TaggerTrainer;
import io.sluice.tagging.training.TaggerTrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A tagger in training, on annotated sentences. */
final class TaggerTraining implements ModelTraining {
  /** A better tagger is scored, calibrated and shown in the report. */
  private static final int DEVELOPMENT_PASSES = 3;

  private final TaggerConfig config;
  private final TaggerSentences sentences;
  private final JsonObject corpus;
  private final TaggerTrainingSettings training;
  private final EngineInUse engine;
  private final TaggerTrainer trainer;
  private final TaggerOutputs outputs;

  private TaggerTraining(
      TaggerConfig config,
      TaggerSentences sentences,
      JsonObject corpus,
      TaggerTrainingSettings training,
      EngineInUse engine,
      TaggerTrainer trainer) {
    this.config = config;
    this.sentences = sentences;
    this.corpus = corpus;
    this.training = training;
    this.engine = engine;
    this.trainer = trainer;
    this.outputs =
        new TaggerOutputs(config, sentences.development(), corpus, trainer, engine.threads());
  }

  /**
   * Finds sentences and vectors, fetching them if need be, and starts the trainer.
   *
   * @throws IllegalArgumentException if sentences and settings do not go together
   */
  static TaggerTraining open(TaggerConfig config, RunListener listener) throws IOException {
    var sentences = TaggerSentences.open(config, listener);
    var embeddings = new TaggerEmbeddings(sentences, KnownCards.of(config).catalog(), listener);
    var model = TaggerSetup.model(config, embeddings.settings(config.embeddings()));
    var training = TaggerSetup.training(config.training(), sentences.train().size());
    var engine = Engine.open(Settings.engine(config.engine()));
    var inUse = EngineInUse.of(engine);
    var trainer =
        TaggerTrainer.start(
            engine, model, training, config.seed(), sentences.train(), sentences.development());
    var corpus = JsonObject.builder();
    sentences.provenance().members().forEach(corpus::put);
    embeddings.provenance().members().forEach(corpus::put);
    return new TaggerTraining(
        config.withEngine(inUse.config()), sentences, corpus.build(), training, inUse, trainer);
  }

  @Override
  public TaggerConfig config() {
    return config;
  }

  @Override
  public CheckpointEveryConfig checkpointEvery() {
    return config.training().checkpointEvery();
  }

  @Override
  public JsonObject corpus() {
    return corpus;
  }

  @Override
  public JsonObject engine() {
    return engine.toJson();
  }

  @Override
  public TaggerTrainer trainer() {
    return trainer;
  }

  @Override
  public RunInfo info(Path directory) {
    var tags = trainer.tags().get(0);
    return new RunInfo(
        directory,
        trainer.steps(),
        OptionalLong.of(training.totalSteps(sentences.train().size())),
        config.training().epochs(),
        trainer.parameters(),
        Unit.TOKEN,
        tags.size() + " labels of layer " + tags.layer().name(),
        TaggerSentences.tokens(sentences.train()),
        TaggerSentences.tokens(sentences.development()),
        engine.provider(),
        engine.threads(),
        engine.precision().label());
  }

  @Override
  public Workload workload() {
    var size = sentences.train().size();
    var train = TaggerSentences.tokens(sentences.train());
    var development = TaggerSentences.tokens(sentences.development());
    var steps = training.totalSteps(size);
    var stepsPerEpoch = training.stepsPerEpoch(size);
    var between = config.training().evaluateEvery().orElse(stepsPerEpoch);
    var contextual = config.embeddings().stream().anyMatch(ContextualConfig.class::isInstance);
    return new Workload(
        steps,
        (double) steps / stepsPerEpoch * train,
        Math.ceil((double) steps / between) * DEVELOPMENT_PASSES * development,
        contextual ? train + development : 0);
  }

  @Override
  public Evaluation evaluate() {
    EvaluationReport report = trainer.evaluate();
    var first = report.layers().values().iterator().next();
    var details = JsonObject.builder();
    details.put("measure", outputs.measure()).put("score", report.score());
    details.put("best", report.best()).put("token accuracy", first.tokens().accuracy());
    details.put("tokens", report.tokens());
    report
        .layers()
        .forEach((layer, evaluation) -> details.put("score of " + layer, evaluation.score()));
    return new Evaluation(
        report.step(),
        report.epoch(),
        OptionalDouble.empty(),
        OptionalDouble.of(report.score()),
        report.improved(),
        String.format(Locale.ROOT, "%s %.2f", outputs.measure(), 100 * report.score()),
        first
            .spans()
            .map(TaggerTraining::summary)
            .orElseGet(
                () ->
                    String.format(Locale.ROOT, "development accuracy %.2f", 100 * report.score())),
        details.build(),
        JsonObject.builder()
            .put("development " + outputs.measure(), report.score())
            .put("steps", report.step())
            .build());
  }

  private static String summary(SpanEvaluation spans) {
    var overall = spans.conll().overall();
    return String.format(
        Locale.ROOT,
        "development F1 %.2f, precision %.2f, recall %.2f",
        100 * overall.f1(),
        100 * overall.precision(),
        100 * overall.recall());
  }

  @Override
  public void save(Path file, JsonObject metrics) throws IOException {
    outputs.save(file, metrics);
  }

  @Override
  public void report(RunDirectory run) throws IOException {
    outputs.report(run);
  }

  @Override
  public double bestLoss() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public OptionalDouble bestScore() {
    return OptionalDouble.of(trainer.bestScore());
  }
}
