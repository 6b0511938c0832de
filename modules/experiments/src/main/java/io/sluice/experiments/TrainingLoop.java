package io.sluice.experiments;

import io.sluice.experiments.run.Checkpoint;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.model.AtomicFile;
import io.sluice.model.ModelFile;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.optimise.NonFiniteGradientException;
import io.sluice.neural.training.StepReport;
import io.sluice.neural.training.Trainer;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trains a model of any kind in a run directory. After each step, in this order: measure if due,
 * keep the model if it is the best, write samples if due, log, write a checkpoint if due. So a
 * checkpoint comes last and everything logged for its step stands before it; on resume what was
 * logged for later steps is cut off and comes again. A model to start from is measured before the
 * first step: what comes out is not worse.
 */
final class TrainingLoop {
  private static final String STARTED = "started";
  private static final double NANOS = 1e9;

  private final RunDirectory run;
  private final ModelTraining training;
  private final Trainer trainer;
  private final RunListener listener;
  private final CheckpointTimer timer;

  /** Seconds of work done by earlier processes. */
  private double secondsBefore;

  private final long begun = System.nanoTime();

  TrainingLoop(RunDirectory run, ModelTraining training, RunListener listener) {
    this.run = run;
    this.training = training;
    this.trainer = training.trainer();
    this.listener = listener;
    this.timer = new CheckpointTimer(training.checkpointEvery());
  }

  /** A new run, from the first step. */
  Result train() throws IOException {
    run.add(Event.of(0, STARTED));
    return go();
  }

  /** From the newest sound checkpoint; from the first step if there is none yet. */
  Result resume() throws IOException {
    var checkpoint = run.checkpoints().newest(listener::message);
    if (checkpoint.isPresent()) {
      restore(checkpoint.get());
    } else {
      run.cutBack(-1); // what was measured before the first step goes too
      run.add(Event.of(0, STARTED));
      listener.message(run.root() + " has no checkpoint to go on from, so it starts again");
    }
    run.add(Event.of(trainer.steps(), "resumed"));
    return go();
  }

  private void restore(Checkpoint checkpoint) {
    try {
      trainer.restore(Checkpointing.state(checkpoint));
    } catch (IllegalArgumentException other) {
      throw new RunException(run.root() + " cannot be resumed: " + other.getMessage(), other);
    }
    secondsBefore = Checkpointing.seconds(checkpoint);
    run.cutBack(checkpoint.step());
  }

  private Result go() throws IOException {
    listener.started(training.info(run.root()));
    if (trainer.steps() == 0 && training.startedFrom().isPresent()) {
      evaluate();
    }
    var divergence = new Divergence(run.metrics());
    while (!trainer.finished()) {
      step(divergence);
      if (listener.stopRequested() && !trainer.finished()) {
        return stopped();
      }
    }
    return finished();
  }

  private void step(Divergence divergence) throws IOException {
    var before = System.nanoTime();
    var report = trainStep();
    var seconds = (System.nanoTime() - before) / NANOS;
    var evaluation =
        trainer.evaluationDue() ? Optional.of(evaluate()) : Optional.<Evaluation>empty();
    training.show(run, listener, report.step(), evaluation.isPresent());
    var metric =
        new Metric(
            report.step(),
            report.epoch(),
            seconds(),
            report.loss(),
            evaluation.map(Evaluation::loss).orElse(OptionalDouble.empty()),
            evaluation.map(Evaluation::score).orElse(OptionalDouble.empty()),
            report.learningRate(),
            report.gradientNorm(),
            report.symbols() / Math.max(seconds, 1e-9));
    run.add(metric);
    listener.stepped(metric);
    divergence.after(report.step(), report.loss()).ifPresent(listener::message);
    if (evaluation.isPresent()) {
      training.report(run);
    }
    if (timer.due(report.step())) {
      checkpoint();
    }
  }

  private StepReport trainStep() {
    try {
      return trainer.step();
    } catch (NonFiniteGradientException guarded) {
      throw brokenDown(guarded.problem());
    }
  }

  /** Nothing of this step is logged or kept; an earlier checkpoint would only lead here again. */
  private RunException brokenDown(String what) {
    var best = run.checkpoints().bestModel();
    return new RunException(
        "training broke down at step "
            + trainer.steps()
            + ": "
            + what
            + "; start a new run with a lower training.optimiser.rate or training.clip.norm"
            + (Files.exists(best) ? "; the best model so far is " + best : ""));
  }

  private Evaluation evaluate() throws IOException {
    var evaluation = training.evaluate();
    if (!Double.isFinite(evaluation.loss().orElse(0))) {
      throw brokenDown("the validation loss is " + evaluation.loss().orElse(0));
    }
    if (evaluation.improved()) {
      training.save(run.checkpoints().bestModel(), evaluation.metrics());
    }
    run.add(new Event(evaluation.step(), "evaluated", evaluation.details()));
    listener.evaluated(evaluation);
    return evaluation;
  }

  private void checkpoint() {
    run.force();
    run.checkpoints().write(Checkpointing.checkpoint(trainer, seconds()));
    timer.written();
    listener.checkpointed(trainer.steps());
  }

  private Result stopped() throws IOException {
    run.add(Event.of(trainer.steps(), "stopped"));
    training.report(run);
    checkpoint();
    return result("", Result.Ending.STOPPED);
  }

  private Result finished() throws IOException {
    checkpoint();
    keepBest();
    var sha256 = ModelFile.readManifest(run.model()).weightsSha256();
    var details = JsonObject.builder().put("weights sha256", sha256);
    training.conclusion(run).members().forEach(details::put);
    run.add(new Event(trainer.steps(), "finished", details.build()));
    training.report(run);
    return result(sha256, Result.Ending.FINISHED);
  }

  /** The best model becomes the finished one; the last, if none was ever measured. */
  private void keepBest() throws IOException {
    var best = run.checkpoints().bestModel();
    if (!Files.exists(best)) {
      training.save(run.model(), JsonObject.EMPTY);
      return;
    }
    try (var in = Files.newInputStream(best)) {
      AtomicFile.write(run.model(), channel -> in.transferTo(Channels.newOutputStream(channel)));
    }
  }

  private Result result(String sha256, Result.Ending ending) {
    return new Result(
        run.root(),
        run.model(),
        training.bestLoss(),
        Event.lossAtStart(run.events()),
        training.bestScore(),
        sha256,
        seconds(),
        trainer.steps(),
        ending);
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - begun) / NANOS;
  }
}
