package io.sluice.experiments;

import io.sluice.corpora.Checksums;
import io.sluice.corpora.TextSource;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.VectorWriter;
import io.sluice.experiments.config.WordVectorsConfig;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Word vectors in a run directory. There are no checkpoints, see {@link VectorLearning}: a run that
 * was killed learns from the beginning when it is resumed.
 */
final class VectorRun implements Work {
  private static final String SHA256 = "vectors sha256";
  private static final String SECONDS = "seconds";
  private static final double NANOS = 1e9;

  private final WordVectorsConfig config;
  private final VectorLearning learning;
  private final VectorLearner learner;
  private final TextSource text;
  private final JsonObject corpus;

  private VectorRun(
      WordVectorsConfig config, VectorLearner learner, TextSource text, JsonObject corpus) {
    this.config = config;
    this.learning = VectorSetup.learning(config);
    this.learner = learner;
    this.text = text;
    this.corpus = corpus;
  }

  /** Finds the learner, then the text, fetching it if need be. */
  static VectorRun open(WordVectorsConfig config, RunListener listener) throws IOException {
    var learner = VectorLearner.installed();
    var provenance = JsonObject.builder();
    var finder = CorpusFinder.of(config, listener, provenance);
    var card = config.corpus().card();
    var text =
        card.isPresent()
            ? finder.card(card.get()).text()
            : finder.text(config.corpus().path().orElseThrow());
    return new VectorRun(config, learner, text, provenance.build());
  }

  @Override
  public WordVectorsConfig config() {
    return config;
  }

  @Override
  public JsonObject corpus() {
    return corpus;
  }

  @Override
  public JsonObject engine() {
    return JsonObject.builder()
        .put("learner", learner.description())
        .put("threads", learning.schedule().threads())
        .put("repeatable", learning.isRepeatable())
        .build();
  }

  @Override
  public Result train(RunDirectory run, RunListener listener) throws IOException {
    run.add(Event.of(0, "started"));
    return learn(run, listener);
  }

  @Override
  public Result resume(RunDirectory run, RunListener listener) throws IOException {
    run.cutBack(0);
    listener.message("learning of word vectors has no checkpoints, so it starts again");
    run.add(Event.of(0, "resumed"));
    return learn(run, listener);
  }

  private Result learn(RunDirectory run, RunListener listener) throws IOException {
    var begun = System.nanoTime();
    var learned = learning.learn(text, listener);
    var format = VectorSetup.format(config.format());
    if (learned.lines().isPresent()) {
      VectorWriter.write(learned.lines().get(), format, file(run, config, "lines"));
    }
    var file = file(run, config, "vectors");
    VectorWriter.write(learned.words(), format, file);
    var seconds = (System.nanoTime() - begun) / NANOS;
    var sha256 = Checksums.sha256(file);
    var details =
        JsonObject.builder()
            .put(SHA256, sha256)
            .put("words", learned.words().size())
            .put("dimension", learned.words().dimension())
            .put("text words", learned.textWords())
            .put(SECONDS, seconds);
    if (learned.lines().isPresent()) {
      details.put("lines sha256", Checksums.sha256(file(run, config, "lines")));
    }
    run.add(new Event(0, "finished", details.build()));
    return result(run, file, sha256, seconds);
  }

  /** The result of a run that is over, if its vectors are still what it wrote. */
  static Optional<Result> finished(RunDirectory run, WordVectorsConfig config) throws IOException {
    var events = run.events();
    var last = events.isEmpty() ? Event.of(0, "") : events.get(events.size() - 1);
    var file = file(run, config, "vectors");
    if (!last.name().equals("finished") || !Files.exists(file)) {
      return Optional.empty();
    }
    var sha256 = last.details().string(SHA256);
    return sha256.equals(Checksums.sha256(file))
        ? Optional.of(result(run, file, sha256, last.details().decimal(SECONDS)))
        : Optional.empty();
  }

  private static Path file(RunDirectory run, WordVectorsConfig config, String name) {
    var ending =
        switch (config.format()) {
          case GLOVE -> ".txt";
          case WORD2VEC_TEXT -> ".vec";
          case WORD2VEC_BINARY -> ".bin";
        };
    return run.root().resolve(name + ending);
  }

  /** Nothing is held. */
  @Override
  public void close() {}

  private static Result result(RunDirectory run, Path file, String sha256, double seconds) {
    return new Result(
        run.root(),
        file,
        Double.POSITIVE_INFINITY,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        sha256,
        seconds,
        0,
        Result.Ending.FINISHED);
  }
}
