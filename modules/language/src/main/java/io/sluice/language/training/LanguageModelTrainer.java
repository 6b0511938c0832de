package io.sluice.language.training;

import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.ReadingDirection;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserState;
import io.sluice.neural.optimise.WeightAverage;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.training.Improvement;
import io.sluice.neural.training.SettingsByName;
import io.sluice.neural.training.StepReport;
import io.sluice.neural.training.Trainer;
import io.sluice.neural.training.TrainerState;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a language model step by step; see the package for what a step is.
 *
 * <pre>{@code
 * try (var trainer = LanguageModelTrainer.start(engine, settings, training, seed, codec, train, validation)) {
 *   while (!trainer.finished()) {
 *     StepReport report = trainer.step();
 *     if (trainer.evaluationDue()) {
 *       EvaluationReport evaluation = trainer.evaluate();
 *     }
 *   }
 *   LanguageModel model = trainer.model();
 * }
 * }</pre>
 *
 * <p>The same settings, seed and text give the same weights; with provider {@code java} on any
 * machine and for any number of threads. Used by one thread at a time; the work is split over the
 * engine's team.
 */
public final class LanguageModelTrainer implements Trainer {
  private static final String CARRIED = "carried";
  private static final String WINDOWS = "random.windows";
  private static final String DROPOUT = "random.dropout";
  private static final String IMPROVEMENT = "improvement";

  /** A lane of validation text has at least so many windows, so that carried state counts. */
  private static final int LEAST_WINDOWS = 2;

  private final Engine engine;
  private final LanguageModelSettings settings;
  private final TrainingSettings training;
  private final SymbolCodec codec;
  private final Lanes lanes;
  private final Lanes validation;
  private final TrainingNetwork network;
  private final Optimiser optimiser;
  private final WeightAverage average;
  private final CarriedState carried;
  private final CarriedState validationCarried;
  private final SeededRandom windowRandom;
  private final SeededRandom dropoutRandom;
  private final Pass.Training pass;
  private final int[] inputs;
  private final int[] targets;
  private final Progress progress;
  private final Improvement improvement = new Improvement();

  private LanguageModelTrainer(
      Engine engine,
      LanguageModelSettings settings,
      TrainingSettings training,
      long seed,
      SymbolCodec codec,
      SymbolSequence train,
      SymbolSequence validation) {
    this.engine = engine;
    this.settings = settings;
    this.training = training;
    this.codec = codec;
    int longest = training.windows().longest();
    boolean forward = settings.reading() == ReadingDirection.FORWARD;
    lanes = new Lanes(forward ? train : train.reversed(), training.lanes(), longest);
    progress = new Progress(lanes.shortest());
    this.validation =
        new Lanes(
            forward ? validation : validation.reversed(),
            validationLanes(training, validation),
            longest);
    int vocabulary = codec.vocabulary().size();
    network = new TrainingNetwork(engine, settings, vocabulary, longest, training.lanes());
    network.initialise(SeededRandom.of(seed, "initialisation"), training.embeddingBound());
    optimiser = network.optimiser(training.optimiser());
    average = network.average(training.averaging());
    average.start();
    carried = network.newState(training.lanes());
    validationCarried = network.newState(this.validation.lanes());
    windowRandom = SeededRandom.of(seed, "windows");
    dropoutRandom = SeededRandom.of(seed, "dropout");
    pass = new Pass.Training(dropoutRandom);
    inputs = new int[longest * training.lanes()];
    targets = new int[inputs.length];
  }

  private static int validationLanes(TrainingSettings training, SymbolSequence validation) {
    if (validation.length() < 2) {
      throw new IllegalArgumentException(
          "the validation text has %d symbols, too few to predict one"
              .formatted(validation.length()));
    }
    long most = (validation.length() - 1) / ((long) LEAST_WINDOWS * training.windows().length());
    return (int) Math.max(1, Math.min(training.lanes(), most));
  }

  /**
   * Opens an engine and a trainer on it; closing the trainer closes both.
   *
   * @param seed where every random choice starts
   * @param train at least one symbol more than there are lanes
   * @param validation at least two symbols; a model that reads backward begins at the end of both
   *     texts
   */
  public static LanguageModelTrainer start(
      EngineSettings engine,
      LanguageModelSettings settings,
      TrainingSettings training,
      long seed,
      SymbolCodec codec,
      SymbolSequence train,
      SymbolSequence validation) {
    return start(Engine.open(engine), settings, training, seed, codec, train, validation);
  }

  /** Starts on an open engine, which the trainer closes. */
  public static LanguageModelTrainer start(
      Engine engine,
      LanguageModelSettings settings,
      TrainingSettings training,
      long seed,
      SymbolCodec codec,
      SymbolSequence train,
      SymbolSequence validation) {
    try {
      return new LanguageModelTrainer(engine, settings, training, seed, codec, train, validation);
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    }
  }

  /**
   * Begins with the weights of a trained model instead of random ones, to learn another text;
   * everything else is as it is at the start of any training. The trainer must have been given the
   * model's codec.
   *
   * @throws IllegalArgumentException naming all in which the model is another network than the
   *     settings ask for, dropout aside; or if its weights are narrower than float32
   * @throws IllegalStateException after the first step
   */
  public void startFrom(LanguageModel base) {
    if (steps() > 0 || progress.position() > 0) {
      throw new IllegalStateException(
          "training has begun; start from a model before the first step");
    }
    DynamicEvaluation.check(base);
    List<String> differences =
        SettingsByName.differences(
            network(base.codec(), base.settings()), network(codec, settings));
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "the model is another network than the one to be trained: %s; give the settings its values"
              .formatted(String.join(", ", differences)));
    }
    Map<String, NamedTensor> tensors = new HashMap<>();
    base.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    network.load(tensors);
    average.start();
  }

  /** What the weights fit; what concerns training only, such as dropout, is left out. */
  private static Map<String, String> network(SymbolCodec codec, LanguageModelSettings settings) {
    Map<String, String> network = new HashMap<>(SettingsByName.of(settings.predicting()));
    network.remove("recurrent.forgetBias");
    network.put("symbols", codec.kind().label());
    network.put("vocabulary", codec.vocabulary().checksum());
    return network;
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

  /** Passes over the training text done, with their fraction. */
  public double epoch() {
    return progress.epoch();
  }

  /** Lowest validation loss so far in nats per symbol; infinite before the first evaluation. */
  public double bestLoss() {
    return improvement.best();
  }

  @Override
  public String provider() {
    return engine.providerName();
  }

  @Override
  public long parameters() {
    return settings.parameters(codec.vocabulary().size());
  }

  @Override
  public StepReport step() {
    double nats = 0;
    double rateFactor = 0;
    long symbols = 0;
    int windows = 0;
    boolean enough;
    do {
      if (progress.position() == 0) {
        carried.reset();
      } else {
        resetSomeLanes();
      }
      int time = training.windows().next(progress.rest(), windowRandom);
      lanes.read(progress.position(), time, inputs, targets);
      nats += network.train(pass, inputs, targets, time, lanes.lanes(), carried);
      symbols += (long) time * lanes.lanes();
      rateFactor += training.windows().rateFactor(time);
      windows++;
      progress.advance(time);
      enough = optimiser.accumulate();
    } while (!enough);
    rateFactor /= windows;
    double rate = optimiser.learningRate() * rateFactor;
    double norm = optimiser.step(rateFactor);
    average.update(optimiser.steps());
    return new StepReport(optimiser.steps(), epoch(), nats / symbols, norm, rate, symbols);
  }

  private void resetSomeLanes() {
    if (training.stateReset() == 0) {
      return;
    }
    for (int lane = 0; lane < lanes.lanes(); lane++) {
      if (windowRandom.nextDouble() < training.stateReset()) {
        carried.reset(lane);
      }
    }
  }

  @Override
  public boolean evaluationDue() {
    return progress.evaluationDue(optimiser.steps(), training.evaluateEvery(), finished());
  }

  /**
   * Measures the whole validation text, in lanes with carried state that start from nothing; tells
   * the schedule and early stopping. Averaged weights are measured if there are any. The course of
   * training is not changed otherwise.
   */
  public EvaluationReport evaluate() {
    average.swap();
    validationCarried.reset();
    double nats = 0;
    long symbols = 0;
    int[] lengths = new int[validation.lanes()];
    int longest = training.windows().length();
    Pass.Evaluation measuring = Pass.evaluations();
    for (long at = 0; at < validation.longest(); at += longest) {
      int time = (int) Math.min(longest, validation.longest() - at);
      validation.read(at, time, inputs, targets);
      for (int lane = 0; lane < lengths.length; lane++) {
        lengths[lane] = (int) Math.min(time, validation.length(lane) - at);
        symbols += lengths[lane];
      }
      nats += network.evaluate(measuring, inputs, targets, time, lengths, validationCarried);
    }
    average.swap();
    double loss = nats / symbols;
    optimiser.evaluated(loss);
    boolean improved = improvement.note(loss, training.earlyStopping());
    progress.evaluated(optimiser.steps());
    return new EvaluationReport(
        optimiser.steps(), epoch(), loss, symbols, improvement.best(), improved);
  }

  /** A model with the present weights, or their average if there is one; a copy. */
  public LanguageModel model() {
    average.swap();
    List<NamedTensor> weights = network.export();
    average.swap();
    return LanguageModel.of(codec, settings, weights);
  }

  @Override
  public TrainerState capture() {
    OptimiserState optimising = optimiser.state();
    List<NamedTensor> tensors = new ArrayList<>(network.export());
    tensors.addAll(optimising.tensors());
    tensors.addAll(average.export());
    tensors.addAll(carried.export(CARRIED));
    Map<String, long[]> integers = new HashMap<>(optimising.integers());
    integers.put(Progress.NAME, progress.state());
    integers.put(WINDOWS, windowRandom.state());
    integers.put(DROPOUT, dropoutRandom.state());
    Map<String, double[]> reals = new HashMap<>(optimising.reals());
    reals.put(IMPROVEMENT, improvement.state());
    return new TrainerState(tensors, integers, reals, identity());
  }

  /** What a state must have in common with the trainer that takes it over. */
  private Map<String, String> identity() {
    Map<String, String> identity = new HashMap<>(SettingsByName.of(settings));
    identity.put("lanes", Integer.toString(lanes.lanes()));
    identity.put("laneLength", Long.toString(lanes.shortest()));
    identity.put("vocabulary", codec.vocabulary().checksum());
    if (average.isActive()) {
      identity.put("averaging", Double.toString(training.averaging()));
    }
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
    carried.load(CARRIED, tensors);
    progress.load(state);
    windowRandom.load(state.integers(WINDOWS, SeededRandom.STATE_SIZE));
    dropoutRandom.load(state.integers(DROPOUT, SeededRandom.STATE_SIZE));
    improvement.load(state, IMPROVEMENT);
  }

  @Override
  public void close() {
    engine.close();
  }
}
