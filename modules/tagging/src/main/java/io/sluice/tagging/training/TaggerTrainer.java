package io.sluice.tagging.training;

import io.sluice.embeddings.EmbeddingStack;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.WordCounts;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserState;
import io.sluice.neural.optimise.WeightAverage;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.training.Improvement;
import io.sluice.neural.training.SettingsByName;
import io.sluice.neural.training.StepReport;
import io.sluice.neural.training.Trainer;
import io.sluice.neural.training.TrainerState;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.Tagger;
import io.sluice.tagging.TaggerSettings;
import io.sluice.tagging.evaluation.Evaluation;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a tagger step by step; see the package for what a step is.
 *
 * <pre>{@code
 * try (var trainer = TaggerTrainer.start(engine, settings, training, seed, train, development)) {
 *   while (!trainer.finished()) {
 *     StepReport report = trainer.step();
 *     if (trainer.evaluationDue()) {
 *       EvaluationReport evaluation = trainer.evaluate();
 *     }
 *   }
 *   Tagger tagger = trainer.tagger();
 * }
 * }</pre>
 *
 * <p>The same settings, seed and sentences give the same weights; with provider {@code java} on any
 * machine and for any number of threads. Used by one thread at a time; the work is split over the
 * engine's team.
 */
public final class TaggerTrainer implements Trainer {
  private static final String DROPOUT = "random.dropout";
  private static final String IMPROVEMENT = "improvement";
  private static final String BEST = "best.";

  private final Engine engine;
  private final TaggerSettings settings;
  private final TaggerTrainingSettings training;
  private final List<Sentence> sentences;
  private final List<TagSet> tags = new ArrayList<>();
  private final List<GoldLabels> gold = new ArrayList<>();
  private final EmbeddingStack stack;
  private final Development development;
  private final TaggerNetwork network;
  private final Optimiser optimiser;
  private final WeightAverage average;
  private final SeededRandom dropoutRandom;
  private final Pass.Training pass;
  private final Progress progress;
  private final Improvement improvement = new Improvement();
  private List<NamedTensor> best = List.of();

  private TaggerTrainer(
      Engine engine,
      TaggerSettings settings,
      TaggerTrainingSettings training,
      long seed,
      List<Sentence> train,
      List<Sentence> development) {
    this.engine = engine;
    this.settings = settings;
    this.training = training;
    settings.layers().forEach(layer -> tags.add(TagSet.collect(layer, train)));
    sentences = LongSentences.cut(train, tags, training.mostTokens());
    tags.forEach(layer -> gold.add(new GoldLabels(layer, sentences)));
    this.development = new Development(development, tags, training);
    stack = EmbeddingStack.prepare(settings.embeddings(), WordCounts.of(train));
    network =
        new TaggerNetwork(engine, settings, stack, tags, training.batch(), training.mostTokens());
    network.initialise(SeededRandom.of(seed, "initialisation"));
    optimiser = network.optimiser(training.optimiser());
    average = network.average(training.averaging());
    average.start();
    dropoutRandom = SeededRandom.of(seed, "dropout");
    pass = new Pass.Training(dropoutRandom);
    int[] lengths = sentences.stream().mapToInt(Sentence::size).toArray();
    progress =
        new Progress(
            random -> BatchPlan.shuffled(lengths, training.batch(), training.mostTokens(), random),
            SeededRandom.of(seed, "shuffling"));
  }

  /**
   * Opens an engine and a trainer on it; closing the trainer closes both.
   *
   * @param seed where every random choice starts
   * @param train sentences with the layers of labels to learn; with several layers, each sentence
   *     may lack some
   * @param development sentences to measure on
   * @throws IllegalArgumentException if no sentence to learn from has labels of one of the layers,
   *     or none to measure on can be measured by
   */
  public static TaggerTrainer start(
      EngineSettings engine,
      TaggerSettings settings,
      TaggerTrainingSettings training,
      long seed,
      List<Sentence> train,
      List<Sentence> development) {
    return start(Engine.open(engine), settings, training, seed, train, development);
  }

  /** The same on an open engine, which the trainer closes, here already if it cannot start. */
  public static TaggerTrainer start(
      Engine engine,
      TaggerSettings settings,
      TaggerTrainingSettings training,
      long seed,
      List<Sentence> train,
      List<Sentence> development) {
    try {
      return new TaggerTrainer(engine, settings, training, seed, train, development);
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    }
  }

  @Override
  public boolean finished() {
    return training.budget().isSpent(progress.epochs(), optimiser.steps())
        || improvement.exhausted(training.earlyStopping());
  }

  @Override
  public long steps() {
    return optimiser.steps();
  }

  /** Passes over the training sentences done, with their fraction. */
  public double epoch() {
    return progress.epoch();
  }

  /** Highest score on the development sentences so far; 0 before the first evaluation. */
  public double bestScore() {
    return Math.max(0, 1 - improvement.best());
  }

  @Override
  public String provider() {
    return engine.providerName();
  }

  @Override
  public long parameters() {
    return network.export().stream().mapToLong(tensor -> tensor.values().length).sum();
  }

  /** The labels of each layer. */
  public List<TagSet> tags() {
    return List.copyOf(tags);
  }

  @Override
  public StepReport step() {
    double nats = 0;
    long tokens = 0;
    boolean enough;
    do {
      int[] places = progress.next();
      List<Sentence> lanes = new ArrayList<>(places.length);
      for (int sentence : places) {
        lanes.add(sentences.get(sentence));
        tokens += sentences.get(sentence).size();
      }
      TokenBatch batch = TokenBatch.of(lanes);
      List<EncodedLabels> known = new ArrayList<>(gold.size());
      for (GoldLabels layer : gold) {
        known.add(layer.of(places, batch));
      }
      nats += network.train(pass, batch, known);
      enough = optimiser.accumulate();
    } while (!enough);
    double rate = optimiser.learningRate();
    double norm = optimiser.step();
    average.update(optimiser.steps());
    return new StepReport(optimiser.steps(), epoch(), nats / tokens, norm, rate, tokens);
  }

  @Override
  public boolean evaluationDue() {
    return progress.evaluationDue(optimiser.steps(), training.evaluateEvery(), finished());
  }

  /**
   * Labels the development sentences and scores them; tells the schedule and early stopping what
   * the score lacks to 1, and keeps the weights if they are the best so far. The course of training
   * is not changed otherwise.
   */
  public EvaluationReport evaluate() {
    average.swap();
    Map<String, Evaluation> layers = development.evaluate(network);
    double score = layers.values().iterator().next().score();
    optimiser.evaluated(1 - score);
    boolean improved = improvement.note(1 - score, training.earlyStopping());
    if (improved) {
      best = network.export();
    }
    average.swap();
    progress.evaluated(optimiser.steps());
    return new EvaluationReport(
        optimiser.steps(), epoch(), score, development.tokens(), bestScore(), improved, layers);
  }

  /** The tagger of the best evaluation so far, or of the present weights before the first. */
  public Tagger tagger() {
    return Tagger.of(
        tags,
        stack,
        settings.recurrent(),
        settings.lookAhead(),
        best.isEmpty() ? network.export() : best);
  }

  @Override
  public TrainerState capture() {
    OptimiserState optimising = optimiser.state();
    List<NamedTensor> tensors = new ArrayList<>(network.export());
    tensors.addAll(optimising.tensors());
    tensors.addAll(average.export());
    for (NamedTensor tensor : best) {
      tensors.add(new NamedTensor(BEST + tensor.name(), tensor.shape(), tensor.values()));
    }
    Map<String, long[]> integers = new HashMap<>(optimising.integers());
    progress.save(integers);
    integers.put(DROPOUT, dropoutRandom.state());
    Map<String, double[]> reals = new HashMap<>(optimising.reals());
    reals.put(IMPROVEMENT, improvement.state());
    return new TrainerState(tensors, integers, reals, identity());
  }

  /** What a state must have in common with the trainer that takes it over. */
  private Map<String, String> identity() {
    Map<String, String> identity = new HashMap<>(SettingsByName.of(settings, "embeddings"));
    List<JsonValue> embeddings = stack.toJson().values();
    for (int i = 0; i < embeddings.size(); i++) {
      identity.put("embeddings." + (i + 1), Json.compact(embeddings.get(i)));
    }
    identity.put("labels", tags.toString());
    identity.put("sentences", Integer.toString(sentences.size()));
    identity.put(
        "batch", training.batch() + " " + training.mostTokens() + " " + training.averaging());
    identity.put("provider", engine.providerName());
    identity.put("precision", engine.precision().label());
    return identity;
  }

  @Override
  public void restore(TrainerState state) {
    state.requireSame(identity());
    Map<String, NamedTensor> tensors = new HashMap<>();
    state.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    network.load(tensors);
    optimiser.restore(new OptimiserState(state.tensors(), state.integers(), state.reals()));
    average.load(tensors);
    progress.load(state);
    dropoutRandom.load(state.integers(DROPOUT, SeededRandom.STATE_SIZE));
    improvement.load(state, IMPROVEMENT);
    best = savedBest(tensors);
  }

  private List<NamedTensor> savedBest(Map<String, NamedTensor> tensors) {
    if (improvement.best() == Double.POSITIVE_INFINITY) {
      return List.of();
    }
    List<NamedTensor> saved = new ArrayList<>();
    for (NamedTensor tensor : network.export()) {
      float[] values = NamedTensor.require(tensors, BEST + tensor.name(), tensor.shape());
      saved.add(new NamedTensor(tensor.name(), tensor.shape(), values));
    }
    return List.copyOf(saved);
  }

  @Override
  public void close() {
    engine.close();
  }
}
