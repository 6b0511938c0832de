package io.sluice.experiments;

import io.sluice.experiments.config.CheckpointEveryConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * A model in training, as {@link TrainingLoop} sees it: corpus and trainer of one kind of
 * experiment, and what that kind leaves in the directory of a run.
 */
interface ModelTraining extends Work {
  CheckpointEveryConfig checkpointEvery();

  RunInfo info(Path directory);

  /** How much there is to do from the first step to the last. */
  Workload workload();

  /** What is trained; closed with this. */
  Trainer trainer();

  /** Measures the model; tells the trainer's schedule and early stopping. */
  Evaluation evaluate() throws IOException;

  /** Writes the present model, with these figures on its card. */
  void save(Path file, JsonObject metrics) throws IOException;

  /** Samples and the like, after a step. */
  default void show(RunDirectory run, RunListener listener, long step, boolean evaluated) {}

  /** What is to be told of the whole run once it is over; the same whenever it is asked for. */
  default JsonObject conclusion(RunDirectory run) throws IOException {
    return JsonObject.EMPTY;
  }

  /** Replaces the report. */
  void report(RunDirectory run) throws IOException;

  /** Lowest loss so far; infinite if none was measured. */
  double bestLoss();

  /** Highest score so far, of models that have one. */
  OptionalDouble bestScore();

  @Override
  default Result train(RunDirectory run, RunListener listener) throws IOException {
    return new TrainingLoop(run, this, listener).train();
  }

  @Override
  default Result resume(RunDirectory run, RunListener listener) throws IOException {
    return new TrainingLoop(run, this, listener).resume();
  }

  @Override
  default void close() {
    trainer().close();
  }
}
