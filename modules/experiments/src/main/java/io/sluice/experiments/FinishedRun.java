package io.sluice.experiments;

import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.WordVectorsConfig;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What the logs of a run that is over tell of it. */
final class FinishedRun {
  private FinishedRun() {}

  /** The result; empty if training is not over, or what it made has not come through it. */
  static Optional<Result> result(RunDirectory run, ExperimentConfig config) throws IOException {
    return config instanceof WordVectorsConfig vectors
        ? VectorRun.finished(run, vectors)
        : model(run);
  }

  private static Optional<Result> model(RunDirectory run) throws IOException {
    var events = run.events();
    var last = events.isEmpty() ? Event.of(0, "") : events.get(events.size() - 1);
    if (!last.name().equals("finished") || !Files.exists(run.model())) {
      return Optional.empty();
    }
    try {
      var sha256 = ModelFile.readManifest(run.model()).weightsSha256();
      return last.details().find("weights sha256").isPresent()
              && last.details().string("weights sha256").equals(sha256)
          ? Optional.of(result(run, last.step(), sha256))
          : Optional.empty();
    } catch (ModelFormatException damaged) {
      return Optional.empty();
    }
  }

  private static Result result(RunDirectory run, long steps, String sha256) {
    var metrics = run.metrics();
    var atStart = Event.lossAtStart(run.events());
    var losses = Stream.concat(metrics.stream().map(Metric::validationLoss), Stream.of(atStart));
    var scores =
        metrics.stream().map(Metric::validationScore).flatMapToDouble(OptionalDouble::stream);
    return new Result(
        run.root(),
        run.model(),
        losses.flatMapToDouble(OptionalDouble::stream).min().orElse(Double.POSITIVE_INFINITY),
        atStart,
        scores.max(),
        sha256,
        metrics.isEmpty() ? 0 : metrics.get(metrics.size() - 1).seconds(),
        steps,
        Result.Ending.FINISHED);
  }
}
