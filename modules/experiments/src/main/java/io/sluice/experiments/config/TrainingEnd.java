package io.sluice.experiments.config;

import io.sluice.experiments.binding.InvalidValueException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What every kind of training asks of its end. */
public final class TrainingEnd {
  private TrainingEnd() {}

  /** There is one, and the warm-up is over before it. */
  static void check(OptionalInt epochs, OptionalLong steps, ScheduleConfig schedule) {
    if (epochs.isEmpty() && steps.isEmpty()) {
      throw new IllegalArgumentException("epochs or steps must say when training ends");
    }
    steps.ifPresent(last -> requireShorterWarmUp("schedule.warm-up", schedule.warmUp(), last));
  }

  /** Refuses a warm-up that would last until training ends. */
  public static void requireShorterWarmUp(String key, long warmUp, long steps) {
    if (warmUp >= steps) {
      throw new InvalidValueException(
          key,
          "must be less than the "
              + steps
              + (steps == 1 ? " step" : " steps")
              + " of training, was "
              + warmUp);
    }
  }
}
