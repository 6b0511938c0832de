package io.sluice.experiments;

import io.sluice.experiments.config.ConstantConfig;
import io.sluice.experiments.config.CosineConfig;
import io.sluice.experiments.config.OneCycleConfig;
import io.sluice.experiments.config.PlateauConfig;
import io.sluice.experiments.config.ScheduleConfig;
import io.sluice.experiments.config.StepConfig;
import io.sluice.experiments.config.TrainingEnd;
import io.sluice.neural.optimise.Schedule;

/** Schedules count steps; files count epochs and speak of the end of training. */
final class Schedules {
  private Schedules() {}

  /**
   * The schedule in steps.
   *
   * @throws io.sluice.experiments.binding.InvalidValueException if the warm-up leaves no step of
   *     training
   */
  static Schedule of(ScheduleConfig config, long stepsPerEpoch, long totalSteps) {
    if (config.warmUp() > 0) {
      TrainingEnd.requireShorterWarmUp("training.schedule.warm-up", config.warmUp(), totalSteps);
    }
    if (config instanceof OneCycleConfig cycle) {
      return new Schedule.OneCycle(
          totalSteps, cycle.rise(), 1 / cycle.start(), cycle.start() / cycle.floor());
    }
    if (config instanceof CosineConfig cosine) {
      return warm(
          new Schedule.Cosine(totalSteps - cosine.warmUp(), cosine.floor()), cosine.warmUp());
    }
    if (config instanceof StepConfig step) {
      var start = Math.round(step.start() * stepsPerEpoch);
      var every = Math.max(1, Math.round(step.every() * stepsPerEpoch));
      return warm(new Schedule.StepDecay(start, every, step.factor()), step.warmUp());
    }
    if (config instanceof PlateauConfig plateau) {
      return warm(
          new Schedule.Plateau(
              plateau.factor(), plateau.patience(), plateau.threshold(), plateau.minimum()),
          plateau.warmUp());
    }
    return warm(new Schedule.Constant(), ((ConstantConfig) config).warmUp());
  }

  private static Schedule warm(Schedule schedule, long steps) {
    return steps == 0 ? schedule : schedule.afterWarmUp(steps);
  }
}
