package io.sluice.experiments;

import io.sluice.corpora.CorpusSplit;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.binding.KnownNames;
import io.sluice.experiments.binding.Problem;
import io.sluice.experiments.binding.RecordWriter;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.config.WordVectorsConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/**
 * What a configuration file asks for.
 *
 * <pre>{@code
 * Result result = Experiment.of(Path.of("configs/char-shakespeare.yaml")).check().run();
 * }</pre>
 */
public final class Experiment {
  private static final Path RUNS = Path.of("runs");

  private final ExperimentConfig config;
  private final Path source;
  private final BiFunction<String, String, IllegalArgumentException> refusal;

  /** As {@link #check} loaded it; whoever trains next takes it away, so that it is not kept. */
  private final AtomicReference<Optional<StartingModel>> start =
      new AtomicReference<>(Optional.empty());

  private Experiment(
      ExperimentConfig config,
      Path source,
      BiFunction<String, String, IllegalArgumentException> refusal) {
    this.config = config;
    this.source = source;
    this.refusal = refusal;
  }

  /**
   * Reads a file.
   *
   * @throws io.sluice.experiments.binding.InvalidConfigException with everything that is wrong
   */
  public static Experiment of(Path file) {
    return of(ConfigFile.read(file));
  }

  /** As {@link #of(Path)}, with overrides or with text from elsewhere. */
  public static Experiment of(ConfigFile file) {
    var problems = new ArrayList<Problem>();
    KnownNames names = KnownNames.ANY;
    try {
      names = KnownCards.in(file.path(KnownCards.KEY))::problemWith;
    } catch (InvalidValueException refused) {
      problems.addAll(file.refuse(refused.key(), refused.problem()).problems());
    }
    try {
      var config = file.bind(ExperimentConfig.class, names);
      if (problems.isEmpty()) {
        return new Experiment(config, file.directory(), file::refuse);
      }
    } catch (InvalidConfigException refused) {
      add(problems, refused.problems());
      file.path(StartingModel.KEY)
          .flatMap(StartingModel::missing)
          .map(missing -> file.refuse(StartingModel.KEY, missing).problems())
          .ifPresent(more -> add(problems, more));
    }
    throw new InvalidConfigException(problems);
  }

  /** Adds problems of other values than those that are told already. */
  private static void add(List<Problem> problems, List<Problem> more) {
    var told = problems.stream().map(Problem::path).toList();
    more.stream().filter(problem -> !told.contains(problem.path())).forEach(problems::add);
  }

  /** An experiment made in code; the same checks hold. */
  public static Experiment of(ExperimentConfig config) {
    return new Experiment(config, Path.of("").toAbsolutePath(), InvalidValueException::new);
  }

  /** The settings, if a language model is what is trained. */
  private LanguageModelConfig languageModel() {
    if (config instanceof LanguageModelConfig languageModel) {
      return languageModel;
    }
    throw new IllegalArgumentException(
        "experiment " + config.name() + " is not about a language model; this is not for it");
  }

  /** The settings, with every default filled in. */
  public ExperimentConfig config() {
    return config;
  }

  /**
   * Checks what can be checked before any work: also that the corpus is known by its name, and that
   * a model to start from goes with the settings, and that the user's own files begin as they
   * should.
   *
   * @return this experiment
   * @throws io.sluice.experiments.binding.InvalidConfigException if something is wrong
   */
  public Experiment check() {
    requireKnownCards();
    requireStart();
    requireFiles();
    return this;
  }

  /** What is allowed, but hardly meant: one line each, with the place. */
  public List<String> warnings() {
    return RateWarnings.of(config)
        .map(odd -> String.valueOf(refusal.apply(odd.key(), odd.problem()).getMessage()))
        .stream()
        .toList();
  }

  private void requireKnownCards() {
    try {
      KnownCards.of(config).requireAll(config);
    } catch (InvalidValueException refused) {
      throw refusal.apply(refused.key(), refused.problem());
    }
  }

  /** The beginnings of the user's own files; all that is wrong with them is told at once. */
  private void requireFiles() {
    var found = CorpusLook.at(config);
    if (found.isEmpty()) {
      return;
    }
    var problems = new ArrayList<Problem>();
    for (var problem : found) {
      var refused = refusal.apply(problem.key(), problem.problem());
      if (!(refused instanceof InvalidConfigException invalid)) {
        throw refused;
      }
      problems.addAll(invalid.problems());
    }
    throw new InvalidConfigException(problems);
  }

  private void requireStart() {
    try {
      if (config instanceof LanguageModelConfig languageModel) {
        start.set(StartingModel.of(languageModel));
      }
    } catch (InvalidValueException refused) {
      throw refusal.apply(refused.key(), refused.problem());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the model to start from", unreadable);
    }
  }

  /**
   * What training a model will need; fetches and encodes the corpus, which training then finds
   * done, and trains for a moment, of which nothing is kept.
   *
   * @param trial how long; a few seconds show how fast compiled code is
   */
  public Estimate estimate(Duration trial, RunListener listener) throws IOException {
    requireKnownCards();
    if (config instanceof WordVectorsConfig) {
      throw new IllegalArgumentException(
          "experiment "
              + config.name()
              + " learns word vectors, whose learner cannot be tried for a moment; models can");
    }
    var memory = PeakMemory.begin();
    try (var work = open(listener)) {
      return Estimate.of((ModelTraining) work, trial, memory);
    }
  }

  /** The texts to learn from and to measure on; fetched if need be, not encoded. */
  public CorpusSplit.Parts texts(RunListener listener) throws IOException {
    requireKnownCards();
    var model = languageModel();
    return TrainingText.split(
            model.corpus(),
            model.tokenizer(),
            CorpusFinder.of(model, listener, JsonObject.builder()))
        .parts();
  }

  /** The sentences of a tagger to learn from and to measure on; fetched if need be. */
  public LabelledSentences.Parts sentences(RunListener listener) throws IOException {
    if (!(check().config instanceof TaggerConfig tagger)) {
      throw new IllegalArgumentException(
          "experiment " + config.name() + " is not about a tagger; it has no sentences");
    }
    var sentences = TaggerSentences.open(tagger, listener);
    return new LabelledSentences.Parts(sentences.train(), sentences.development());
  }

  /** Trains in {@code runs/<name>}, or the first of {@code runs/<name>-2}, … that is free. */
  public Result run() throws IOException {
    return run(free(), RunListener.SILENT);
  }

  /**
   * Trains in a directory of its own.
   *
   * @throws RunException if the directory holds a run already
   * @throws IOException if the corpus cannot be had or read
   */
  public Result run(Path directory, RunListener listener) throws IOException {
    requireKnownCards();
    RunDirectory.requireFree(directory);
    warnings().forEach(warning -> listener.message("warning: " + warning));
    try (var work = open(listener)) {
      var yaml = RecordWriter.toYaml(ExperimentConfig.class, (Record) work.config());
      try (var run = RunDirectory.create(directory, yaml)) {
        Provenance.write(run, source, work);
        return work.train(run, listener);
      }
    }
  }

  /** What is wrong only with this corpus is told as all that is wrong: by where it was written. */
  private Work open(RunListener listener) throws IOException {
    try {
      return Work.open(config, start.getAndSet(Optional.empty()), listener);
    } catch (InvalidValueException refused) {
      throw refusal.apply(refused.key(), refused.problem());
    }
  }

  /**
   * How a run ended, if it has been trained to the end.
   *
   * @throws RunException if there is no run, or another process is at it
   */
  public static Optional<Result> finished(Path directory) throws IOException {
    try (var run = RunDirectory.open(directory)) {
      return FinishedRun.result(run, config(run));
    }
  }

  /** As {@link #resume(Path, RunListener)}, hearing nothing. */
  public static Result resume(Path directory) throws IOException {
    return resume(directory, RunListener.SILENT);
  }

  /**
   * Goes on with a run that was stopped or killed, from its newest sound checkpoint. The finished
   * model has the same weights as if the run had never been interrupted. Word vectors, which have
   * no checkpoints, are learned from the beginning. A run that is over stays as it is.
   *
   * @throws RunException if there is no run, another process is at it, or the corpus or the model
   *     that it started from has changed
   */
  public static Result resume(Path directory, RunListener listener) throws IOException {
    try (var run = RunDirectory.open(directory)) {
      var config = config(run);
      var finished = FinishedRun.result(run, config);
      if (finished.isPresent()) {
        return finished.get();
      }
      if (Files.exists(run.provenance())) {
        StartingModel.requireUnchanged(config, run);
      }
      try (var work = Work.open(config, listener)) {
        if (Files.exists(run.provenance())) {
          Provenance.requireSameCorpus(run, work);
        } else {
          Provenance.write(run, directory, work); // killed before it could be written
        }
        return work.resume(run, listener);
      }
    }
  }

  private static ExperimentConfig config(RunDirectory run) {
    return ConfigFile.read(run.config()).bind(ExperimentConfig.class);
  }

  /** The directory that {@link #run()} takes. */
  public Path free() {
    var directory = RUNS.resolve(config.name());
    for (var number = 2; Files.exists(directory); number++) {
      directory = RUNS.resolve(config.name() + "-" + number);
    }
    return directory;
  }
}
