package io.sluice.experiments.run;

import io.sluice.model.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The directory of one run, open for writing by this process alone until it is closed.
 *
 * <pre>
 * config.resolved.yaml   the configuration with every default filled in
 * provenance.json        what it was made with and from
 * metrics.csv            a line for each step
 * events.jsonl           a line for each thing that happened, samples of text among them
 * checkpoints/           what resume needs, and the best model so far
 * model.sluice           the finished model
 * report.html            curves and samples
 * </pre>
 */
public final class RunDirectory implements AutoCloseable {
  private static final String CONFIG = "config.resolved.yaml";
  private static final String MODEL = "model.sluice";
  private static final String CHECKPOINTS = "checkpoints";
  private static final String LOCK = ".lock";
  private static final String METRICS = "metrics.csv";
  private static final String EVENTS = "events.jsonl";

  private final Path root;
  private final RunLock lock;
  private final LineLog metrics;
  private final LineLog events;

  private RunDirectory(Path root, RunLock lock) {
    this.root = root;
    this.lock = lock;
    this.metrics = LineLog.open(root.resolve(METRICS), Metric.HEADER);
    try {
      this.events = LineLog.open(root.resolve(EVENTS), "");
    } catch (RunException refused) {
      metrics.close();
      throw refused;
    }
  }

  /**
   * Starts a new run; the directory is made if needed.
   *
   * @throws RunException if another run has been there
   */
  public static RunDirectory create(Path root, String resolvedConfig) {
    try {
      Files.createDirectories(root.resolve(CHECKPOINTS));
      var lock = RunLock.take(root.resolve(LOCK));
      try {
        requireFree(root);
        AtomicFile.writeString(root.resolve(CONFIG), resolvedConfig);
        return new RunDirectory(root, lock);
      } catch (RunException | IOException refused) {
        lock.close();
        throw refused;
      }
    } catch (IOException failed) {
      throw new RunException("cannot write to " + root, failed);
    }
  }

  /**
   * Refuses early, before long work, what {@link #create} would refuse.
   *
   * @throws RunException if another run has been there
   */
  public static void requireFree(Path root) {
    refuse(objection(root));
  }

  private static void refuse(Optional<String> objection) {
    objection.ifPresent(
        message -> {
          throw new RunException(message);
        });
  }

  /** Why a new run cannot be in this directory, if it cannot: what is there would be mixed up. */
  public static Optional<String> objection(Path root) {
    if (Files.exists(root.resolve(CONFIG))) {
      return Optional.of(root + " already holds a run; resume it, or choose another directory");
    }
    if (!Files.exists(root)) {
      return unwritable(root);
    }
    if (!Files.isDirectory(root)) {
      return Optional.of(root + " is not a directory; choose another place for the run");
    }
    try (var entries = Files.list(root)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !ownBeforeItBegins(name))
          .sorted()
          .findFirst()
          .map(
              name ->
                  root
                      + " is not empty, there is "
                      + name
                      + " in it; a run wants a directory of its own")
          .or(() -> unwritable(root));
    } catch (IOException failed) {
      throw new RunException("cannot look into " + root, failed);
    }
  }

  /** Why a run cannot write to this directory, if it cannot; tried, before any work. */
  public static Optional<String> unwritable(Path root) {
    return Writing.TRIED.objection(
        root, Stream.of(CHECKPOINTS, LOCK, METRICS, EVENTS).map(root::resolve));
  }

  /** What a run leaves that was killed before its configuration was written. */
  private static boolean ownBeforeItBegins(String name) {
    return name.equals(CHECKPOINTS)
        || name.equals(LOCK)
        || (name.startsWith("." + CONFIG) && name.endsWith(".tmp"));
  }

  /**
   * Opens a run that has been started before.
   *
   * @throws RunException if there is none, or it cannot be written to
   */
  public static RunDirectory open(Path root) {
    if (!Files.isRegularFile(root.resolve(CONFIG))) {
      throw new RunException(root + " holds no run: there is no config.resolved.yaml in it");
    }
    refuse(unwritable(root));
    var lock = RunLock.take(root.resolve(LOCK));
    try {
      var directory = new RunDirectory(root, lock);
      directory.checkpoints().clean();
      return directory;
    } catch (RuntimeException refused) {
      lock.close();
      throw refused;
    }
  }

  /** The finished model of the run in a directory, or the best so far; empty if it has none. */
  public static Optional<Path> modelIn(Path root) {
    return Stream.of(root.resolve(MODEL), new Checkpoints(root.resolve(CHECKPOINTS)).bestModel())
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The directory. */
  public Path root() {
    return root;
  }

  /** The configuration with every default filled in. */
  public Path config() {
    return root.resolve(CONFIG);
  }

  /** The finished model. */
  public Path model() {
    return root.resolve(MODEL);
  }

  /** The report. */
  public Path report() {
    return root.resolve("report.html");
  }

  /** What the run was made with and from. */
  public Path provenance() {
    return root.resolve("provenance.json");
  }

  /** The checkpoints. */
  public Checkpoints checkpoints() {
    return new Checkpoints(root.resolve(CHECKPOINTS));
  }

  /** Adds a line to {@code metrics.csv}. */
  public void add(Metric metric) {
    metrics.add(metric.toLine());
  }

  /** Adds a line to {@code events.jsonl}. */
  public void add(Event event) {
    events.add(event.toLine());
  }

  /** Returns once all lines are on the disk; before a checkpoint, so that no line is missing. */
  public void force() {
    metrics.force();
    events.force();
  }

  /** Drops all lines of later steps, before going on from a checkpoint of this step. */
  public void cutBack(long step) {
    LogCut.toStep(
        root.resolve(METRICS),
        step,
        line ->
            line.equals(Metric.HEADER)
                ? OptionalLong.of(0)
                : Metric.parse(line)
                    .map(m -> OptionalLong.of(m.step()))
                    .orElse(OptionalLong.empty()));
    LogCut.toStep(
        root.resolve(EVENTS),
        step,
        line -> Event.parse(line).map(e -> OptionalLong.of(e.step())).orElse(OptionalLong.empty()));
    metrics.restoreHeader();
  }

  /** All lines of {@code metrics.csv} that are whole. */
  public List<Metric> metrics() {
    return lines(METRICS).stream().flatMap(line -> Metric.parse(line).stream()).toList();
  }

  /** All lines of {@code events.jsonl} that are whole. */
  public List<Event> events() {
    return lines(EVENTS).stream().flatMap(line -> Event.parse(line).stream()).toList();
  }

  private List<String> lines(String name) {
    try {
      return Files.readAllLines(root.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new RunException("cannot read " + root.resolve(name), failed);
    }
  }

  @Override
  public void close() {
    metrics.close();
    events.close();
    lock.close();
  }
}
