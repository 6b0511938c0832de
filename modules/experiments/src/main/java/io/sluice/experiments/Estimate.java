package io.sluice.experiments;

import java.time.Duration;

/**
 * What training will need, roughly: memory within a factor of 1.5, time as long as the machine has
 * as much to spare as during the trial. Early stopping may end training before.
 *
 * @param parameters number of weights that are trained
 * @param steps of the whole training
 * @param megabytes at the peak, the virtual machine included
 * @param time on this machine, evaluations included
 */
public record Estimate(long parameters, long steps, long megabytes, Duration time) {
  /** A step goes forward once and backward, at twice the cost; measuring goes forward. */
  private static final double FORWARD_SHARE = 1 / 3.0;

  private static final double LONGEST_SECONDS = 1e12;

  static Estimate of(ModelTraining training, Duration length, PeakMemory memory) {
    var trainer = training.trainer();
    var trial = Trial.of(trainer, length);
    var work = training.workload();
    return new Estimate(trainer.parameters(), work.steps(), memory.megabytes(), time(trial, work));
  }

  static Duration time(Trial trial, Workload work) {
    var seconds =
        trial.again() * (work.trained() + FORWARD_SHARE * work.measured())
            + Math.max(0, trial.first() - trial.again()) * work.computedOnce();
    return Duration.ofSeconds(Math.max(1, Math.round(Math.min(seconds, LONGEST_SECONDS))));
  }
}
