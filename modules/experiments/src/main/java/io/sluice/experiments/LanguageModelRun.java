package io.sluice.experiments;

import io.sluice.experiments.run.Checkpoint;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.language.training.EvaluationReport;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.language.training.StepReport;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.optimise.NonFiniteGradientException;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Trains in a run directory. After each step, in this order: measure if due, keep the model if it
 * is the best, write samples if due, log, write a checkpoint if due. So a checkpoint comes last and
 * everything logged for its step stands before it; on resume what was logged for later steps is cut
 * off and comes again.
 */
final class LanguageModelRun {
  private static final double NANOS = 1e9;

  private final RunDirectory run;
  private final PreparedRun prepared;
  private final LanguageModelTrainer trainer;
  private final RunListener listener;
  private final RunOutputs outputs;
  private final CheckpointTimer timer;

  /** Seconds of work done by earlier processes. */
  private double secondsBefore;

  private final long begun = System.nanoTime();

  LanguageModelRun(RunDirectory run, PreparedRun prepared, RunListener listener) {
    this.run = run;
    this.prepared = prepared;
    this.trainer = prepared.trainer();
    this.listener = listener;
    this.outputs = new RunOutputs(run, prepared, listener);
    this.timer = new CheckpointTimer(prepared.config().training().checkpointEvery());
  }

  /** A new run, from the first step. */
  Result train() throws IOException {
    run.add(Event.of(0, "started"));
    return go();
  }

  /** From the newest sound checkpoint; from the first step if there is none yet. */
  Result resume() throws IOException {
    var checkpoint = run.checkpoints().newest(listener::message);
    if (checkpoint.isPresent()) {
      restore(checkpoint.get());
    } else {
      run.cutBack(0);
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
    listener.started(prepared.info(run.root()));
    while (!trainer.finished()) {
      step();
      if (listener.stopRequested() && !trainer.finished()) {
        return stopped();
      }
    }
    return finished();
  }

  private void step() throws IOException {
    var before = System.nanoTime();
    var report = trainStep();
    var seconds = (System.nanoTime() - before) / NANOS;
    var loss = OptionalDouble.empty();
    if (trainer.evaluationDue()) {
      loss = OptionalDouble.of(evaluate());
    }
    if (sampleDue(report.step(), loss.isPresent())) {
      outputs.sample(report.step());
    }
    var metric =
        new Metric(
            report.step(),
            report.epoch(),
            seconds(),
            report.loss(),
            loss,
            report.learningRate(),
            report.gradientNorm(),
            report.symbols() / Math.max(seconds, 1e-9));
    run.add(metric);
    listener.stepped(metric);
    if (loss.isPresent()) {
      outputs.report();
    }
    if (timer.due(report.step())) {
      checkpoint();
    }
  }

  private StepReport trainStep() {
    try {
      return trainer.step();
    } catch (NonFiniteGradientException guarded) {
      throw brokenDown(String.valueOf(guarded.getMessage()));
    }
  }

  /** Nothing of this step is logged or kept; an earlier checkpoint would only lead here again. */
  private RunException brokenDown(String what) {
    return new RunException(
        "training broke down at step "
            + trainer.steps()
            + ": "
            + what
            + "; the best model so far, if there is one, is "
            + run.checkpoints().bestModel()
            + "; start again with a lower training.optimiser.rate or training.clip.norm");
  }

  private double evaluate() throws IOException {
    EvaluationReport evaluation = trainer.evaluate();
    if (!Double.isFinite(evaluation.loss())) {
      throw brokenDown("the validation loss is " + evaluation.loss());
    }
    if (evaluation.improved()) {
      outputs.keepBest(evaluation);
    }
    run.add(
        new Event(
            evaluation.step(),
            "evaluated",
            JsonObject.builder()
                .put("loss", evaluation.loss())
                .put("best", evaluation.best())
                .put("symbols", evaluation.symbols())
                .build()));
    listener.evaluated(evaluation);
    return evaluation.loss();
  }

  private boolean sampleDue(long step, boolean evaluated) {
    var every = prepared.config().training().sampleEvery();
    return every.isPresent() ? step % every.getAsLong() == 0 : evaluated;
  }

  private void checkpoint() {
    run.force();
    run.checkpoints().write(Checkpointing.checkpoint(trainer, seconds()));
    timer.written();
    listener.checkpointed(trainer.steps());
  }

  private Result stopped() throws IOException {
    run.add(Event.of(trainer.steps(), "stopped"));
    outputs.report();
    checkpoint();
    return result("", Result.Ending.STOPPED);
  }

  private Result finished() throws IOException {
    checkpoint();
    var sha256 = outputs.finish();
    run.add(
        new Event(
            trainer.steps(),
            "finished",
            JsonObject.builder().put("weights sha256", sha256).build()));
    outputs.report();
    return result(sha256, Result.Ending.FINISHED);
  }

  private Result result(String sha256, Result.Ending ending) {
    return new Result(
        run.root(), run.model(), trainer.bestLoss(), sha256, seconds(), trainer.steps(), ending);
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - begun) / NANOS;
  }
}
