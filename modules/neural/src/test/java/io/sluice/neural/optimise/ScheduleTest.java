package io.sluice.neural.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static void pinned(Schedule schedule, long step, double factor) {
    assertThat(schedule.factor(step))
        .as("%s at %d", schedule, step)
        .isCloseTo(factor, within(1e-12));
  }

  @Test
  void constantStays() {
    pinned(new Schedule.Constant(), 0, 1);
    pinned(new Schedule.Constant(), 1L << 40, 1);
  }

  @Test
  void stepsDecayFromTheirStart() {
    Schedule schedule = new Schedule.StepDecay(6, 2, 0.5);
    double[] expected = {1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.125};
    for (int step = 0; step < expected.length; step++) {
      pinned(schedule, step, expected[step]);
    }
  }

  @Test
  void cosineEndsAtItsFloor() {
    Schedule schedule = new Schedule.Cosine(100, 0.1);
    pinned(schedule, 0, 1);
    pinned(schedule, 25, 0.1 + 0.9 * (1 + Math.sqrt(0.5)) / 2);
    pinned(schedule, 50, 0.55);
    pinned(schedule, 100, 0.1);
    pinned(schedule, 1000, 0.1);
  }

  @Test
  void oneCycleRisesAndFalls() {
    Schedule schedule = new Schedule.OneCycle(100, 0.4, 10, 100);
    pinned(schedule, 0, 0.1);
    pinned(schedule, 20, 0.55);
    pinned(schedule, 40, 1);
    pinned(schedule, 70, (1 + 0.001) / 2);
    pinned(schedule, 100, 0.001);
    pinned(schedule, 500, 0.001);
    assertThat(Schedule.OneCycle.of(7)).isEqualTo(new Schedule.OneCycle(7, 0.3, 25, 10_000));
  }

  @Test
  void warmUpRisesThenGivesWay() {
    Schedule schedule = new Schedule.Cosine(10, 0).afterWarmUp(4);
    pinned(schedule, 0, 0.25);
    pinned(schedule, 3, 1);
    pinned(schedule, 4, 1);
    pinned(schedule, 9, 0.5);
    pinned(schedule, 14, 0);
  }

  @Test
  void plateauWaitsForItsPatience() {
    LearningRate rate = new LearningRate(2, new Schedule.Plateau(0.5, 1, 0.01, 0.2));
    double[][] lossesAndRates = {
      {10, 2},
      {9, 2},
      {8.95, 2},
      {8.92, 1},
      {8.9, 1},
      {8.9, 1},
      {8.95, 0.5},
      {8.95, 0.5},
      {Double.NaN, 0.4},
      {9, 0.4},
      {9, 0.4},
      {9, 0.4},
      {1, 0.4}
    };
    for (double[] pair : lossesAndRates) {
      rate.evaluated(pair[0]);
      assertThat(rate.at(17)).as("after %s", pair[0]).isEqualTo(pair[1]);
    }
  }

  @Test
  void plateauContinuesFromItsState() {
    Schedule schedule = new Schedule.Plateau(0.5, 1, 0.01, 0).afterWarmUp(2);
    LearningRate whole = new LearningRate(1, schedule);
    whole.evaluated(1);
    whole.evaluated(2);
    LearningRate resumed = new LearningRate(1, schedule);
    resumed.load(whole.state());
    whole.evaluated(2);
    resumed.evaluated(2);
    assertThat(whole.at(5)).isEqualTo(0.5);
    assertThat(resumed.at(5)).isEqualTo(0.5);
    assertThat(resumed.at(0)).isEqualTo(0.25);
  }

  @Test
  void otherSchedulesIgnoreLosses() {
    LearningRate rate = new LearningRate(1, new Schedule.Constant());
    for (int i = 0; i < 10; i++) {
      rate.evaluated(i);
    }
    assertThat(rate.at(3)).isEqualTo(1);
  }

  @Test
  void defaultsArePinned() {
    assertThat(Sgd.DEFAULT).isEqualTo(new Sgd(1, 0, Sgd.Momentum.CLASSICAL, 0));
    assertThat(RmsProp.DEFAULT).isEqualTo(new RmsProp(0.001, 0.9, 1e-8, 0));
    assertThat(Adam.DEFAULT).isEqualTo(new Adam(0.001, 0.9, 0.999, 1e-8));
    assertThat(AdamW.DEFAULT).isEqualTo(new AdamW(0.001, 0.9, 0.999, 1e-8, 0.01));
    assertThat(Schedule.Plateau.DEFAULT).isEqualTo(new Schedule.Plateau(0.5, 2, 1e-3, 1e-3));
    assertThat(OptimiserSettings.DEFAULT)
        .isEqualTo(
            new OptimiserSettings(
                Adam.DEFAULT, new Schedule.Constant(), new Clipping.ByNorm(1), 1));
  }

  @Test
  void settingsRefuseWhatCannotWork() {
    refused(() -> new Adam(0, 0.9, 0.999, 1e-8), "learning rate must be positive");
    refused(() -> new Adam(Double.NaN, 0.9, 0.999, 1e-8), "learning rate must be positive");
    refused(() -> new Adam(1, 1, 0.999, 1e-8), "beta1 must be in [0, 1), was 1.0");
    refused(() -> new AdamW(1, 0.9, -0.1, 1e-8, 0), "beta2 must be in [0, 1), was -0.1");
    refused(() -> new AdamW(1, 0.9, 0.9, 0, 0), "epsilon must be in [1e-20, 1], was 0.0");
    refused(() -> new AdamW(1, 0.9, 0.9, 1, -1), "weight decay must be at least 0, was -1.0");
    refused(() -> new RmsProp(1, 2, 1, 0), "decay must be in [0, 1), was 2.0");
    refused(() -> new Sgd(1, 1, Sgd.Momentum.CLASSICAL, 0), "momentum must be in [0, 1)");
    refused(() -> new Clipping.ByNorm(0), "largest gradient norm must be positive");
    refused(() -> new Clipping.ByValue(Double.NaN), "largest gradient element must be positive");
    refused(() -> new Schedule.StepDecay(-1, 1, 0.5), "start must be at least 0, was -1");
    refused(() -> new Schedule.StepDecay(1, 0, 0.5), "every must be at least 1, was 0");
    refused(() -> new Schedule.StepDecay(1, 1, 1.5), "decay must be in [0, 1], was 1.5");
    refused(() -> new Schedule.Plateau(1, 1, 0, 0), "decay must be in [0, 1), was 1.0");
    refused(() -> new Schedule.Plateau(0.5, -1, 0, 0), "patience must be at least 0, was -1");
    refused(() -> new Schedule.Cosine(0, 0), "steps must be at least 1, was 0");
    refused(() -> new Schedule.Cosine(1, 2), "floor must be in [0, 1], was 2.0");
    refused(() -> new Schedule.OneCycle(1, 1, 1, 1), "rise must be in [0, 1), was 1.0");
    refused(() -> new Schedule.OneCycle(1, 0.5, 0, 1), "divisors must be at least 1");
    refused(() -> new Schedule.Constant().afterWarmUp(0), "warm-up steps must be at least 1");
    refused(() -> new Schedule.Constant().afterWarmUp(1).afterWarmUp(1), "cannot follow a warm-up");
    refused(() -> OptimiserSettings.DEFAULT.withMicroBatches(0), "micro-batches must be in");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
