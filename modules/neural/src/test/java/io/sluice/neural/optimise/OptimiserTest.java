package io.sluice.neural.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.kernel.PlainRowKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimiserTest {
  private static final List<UpdateRule> RULES =
      List.of(
          Sgd.DEFAULT,
          new Sgd(0.1, 0.9, Sgd.Momentum.CLASSICAL, 0),
          new Sgd(0.1, 0.9, Sgd.Momentum.NESTEROV, 0.01),
          RmsProp.DEFAULT,
          new RmsProp(0.01, 0.95, 1e-6, 0.1),
          Adam.DEFAULT,
          new Adam(0.01, 0.5, 0.9, 1e-4),
          AdamW.DEFAULT,
          new AdamW(0.02, 0.8, 0.99, 1e-8, 0.3));

  /** Awkward sizes: below, at and above blocks and vectors. */
  private static final int[] SIZES = {1, 13, 16, 17, 207, 1024, 1025, 3000};

  /** A network of nothing but parameters, some of them biases. */
  private static final class Fixture implements AutoCloseable {
    final Arena arena = new Arena();
    final Parameters parameters = new Parameters();
    final Team team;
    final Optimiser optimiser;
    final SeededRandom gradients = SeededRandom.of(1, "gradients");

    Fixture(OptimiserSettings settings, int threads) {
      for (int size : SIZES) {
        parameters.declare("layer" + size + (size % 2 == 1 ? ".weight" : ".bias"), size);
      }
      parameters.allocate(arena);
      SeededRandom values = SeededRandom.of(2, "values");
      for (Parameter parameter : parameters.all()) {
        fill(parameter.values(), values);
      }
      team = Team.of(threads);
      optimiser = new Optimiser(team, new PlainRowKernels(), arena, parameters, settings);
    }

    void backward() {
      for (Parameter parameter : parameters.all()) {
        Floats target = parameter.gradients();
        for (int i = 0; i < target.length(); i++) {
          target.set(i, target.get(i) + (float) gradients.nextGaussian());
        }
      }
    }

    void step() {
      backward();
      if (optimiser.accumulate()) {
        optimiser.step();
      }
    }

    float[] values() {
      return parameters.values().toArray();
    }

    @Override
    public void close() {
      team.close();
    }
  }

  private static void fill(Floats target, SeededRandom random) {
    for (int i = 0; i < target.length(); i++) {
      target.set(i, (float) random.nextGaussian());
    }
  }

  private static OptimiserSettings unclipped(UpdateRule rule) {
    return OptimiserSettings.DEFAULT.withRule(rule).withClipping(Clipping.NONE);
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static double distance(float[] actual, double[] expected) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < actual.length; i++) {
      difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
      norm += expected[i] * expected[i];
    }
    return Math.sqrt(difference / norm);
  }

  @Test
  void everyRuleFollowsItsTextbook() {
    for (UpdateRule rule : RULES) {
      try (Fixture fixture = new Fixture(unclipped(rule), 2)) {
        double[] twin = widen(fixture.values());
        boolean[] bias = new boolean[twin.length];
        for (Parameter parameter : fixture.parameters.all()) {
          for (int i = 0; i < parameter.size(); i++) {
            bias[parameter.offset() + i] = parameter.name().endsWith("bias");
          }
        }
        TextbookRules textbook = new TextbookRules(rule, twin.length);
        for (int step = 0; step < 60; step++) {
          fixture.backward();
          textbook.update(twin, widen(fixture.parameters.gradients().toArray()), bias);
          fixture.optimiser.step();
          assertThat(fixture.parameters.gradients().toArray()).containsOnly(0f);
        }
        assertThat(distance(fixture.values(), twin)).as(rule.toString()).isLessThan(2e-6);
      }
    }
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() {
    for (UpdateRule rule : RULES) {
      OptimiserSettings settings = OptimiserSettings.DEFAULT.withRule(rule);
      float[] expected = new float[0];
      for (int threads : new int[] {1, 2, 3, 4}) {
        try (Fixture fixture = new Fixture(settings, threads)) {
          for (int step = 0; step < 4; step++) {
            fixture.step();
          }
          if (threads == 1) {
            expected = fixture.values();
          }
          assertThat(fixture.values()).as("%s, %d threads", rule, threads).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void scalesToTheLargestNorm() {
    Clipping clipping = new Clipping.ByNorm(2);
    OptimiserSettings settings = OptimiserSettings.DEFAULT.withRule(Sgd.DEFAULT);
    try (Fixture fixture = new Fixture(settings.withClipping(clipping), 2)) {
      float[] before = fixture.values();
      fixture.backward();
      double[] gradient = widen(fixture.parameters.gradients().toArray());
      double norm = 0;
      for (double g : gradient) {
        norm += g * g;
      }
      norm = Math.sqrt(norm);
      assertThat(fixture.optimiser.step()).isCloseTo(norm, withinShare(norm, 1e-6));
      double[] expected = widen(before);
      for (int i = 0; i < expected.length; i++) {
        expected[i] -= 2 / norm * gradient[i];
      }
      assertThat(distance(fixture.values(), expected)).isLessThan(1e-7);
    }
  }

  @Test
  void leavesSmallGradientsAlone() {
    OptimiserSettings settings = unclipped(Sgd.DEFAULT);
    try (Fixture free = new Fixture(settings, 1);
        Fixture clipped = new Fixture(settings.withClipping(new Clipping.ByNorm(1000)), 1);
        Fixture limited = new Fixture(settings.withClipping(new Clipping.ByValue(100)), 1)) {
      free.step();
      clipped.step();
      limited.step();
      assertThat(clipped.values()).isEqualTo(free.values());
      assertThat(limited.values()).isEqualTo(free.values());
    }
  }

  @Test
  void limitsElements() {
    OptimiserSettings settings = unclipped(Sgd.DEFAULT).withClipping(new Clipping.ByValue(0.25));
    try (Fixture fixture = new Fixture(settings, 2)) {
      float[] expected = fixture.values();
      fixture.backward();
      float[] gradient = fixture.parameters.gradients().toArray();
      for (int i = 0; i < expected.length; i++) {
        expected[i] = Math.fma(-1f, Math.max(-0.25f, Math.min(0.25f, gradient[i])), expected[i]);
      }
      fixture.optimiser.step();
      assertThat(fixture.values()).isEqualTo(expected);
    }
  }

  @Test
  void stepsByTheMeanOfMicroBatches() {
    try (Fixture fixture = new Fixture(unclipped(Sgd.DEFAULT).withMicroBatches(3), 2)) {
      double[] expected = widen(fixture.values());
      fixture.backward();
      assertThat(fixture.optimiser.accumulate()).isFalse();
      fixture.backward();
      assertThat(fixture.optimiser.accumulate()).isFalse();
      fixture.backward();
      assertThat(fixture.optimiser.accumulate()).isTrue();
      float[] sum = fixture.parameters.gradients().toArray();
      for (int i = 0; i < expected.length; i++) {
        expected[i] -= sum[i] / 3;
      }
      fixture.optimiser.step();
      assertThat(fixture.optimiser.accumulated()).isZero();
      assertThat(distance(fixture.values(), expected)).isLessThan(1e-7);
    }
  }

  @Test
  void refusesGradientsThatAreNotFinite() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      try (Fixture fixture = new Fixture(OptimiserSettings.DEFAULT, 2)) {
        fixture.step();
        float[] before = fixture.values();
        OptimiserState state = fixture.optimiser.state();
        fixture.backward();
        Parameter parameter = fixture.parameters.all().get(4);
        parameter.gradients().set(13, bad);
        assertThatThrownBy(fixture.optimiser::step)
            .isInstanceOf(NonFiniteGradientException.class)
            .hasMessageStartingWith(
                "the gradient of layer207.weight is not finite in step 1 (element 13 of its memory"
                    + " is "
                    + bad
                    + ")")
            .hasMessageEndingWith(
                "train again with a lower learning rate or a smaller clipping norm");
        assertThat(fixture.values()).isEqualTo(before);
        assertThat(fixture.optimiser.steps()).isEqualTo(1);
        assertThat(fixture.optimiser.state().tensors().get(0).values())
            .isEqualTo(state.tensors().get(0).values());
      }
    }
  }

  @Test
  void namesTheParameterWhoseSquaresOverflow() {
    try (Fixture fixture = new Fixture(OptimiserSettings.DEFAULT, 1)) {
      fixture.parameters.all().get(3).gradients().set(2, 1e30f);
      assertThatThrownBy(fixture.optimiser::step)
          .hasMessageContaining("layer17.weight is not finite in step 0 (its squares exceed");
    }
  }

  @Test
  void continuesBitByBitFromItsState() {
    for (UpdateRule rule : RULES) {
      OptimiserSettings settings =
          OptimiserSettings.DEFAULT
              .withRule(rule)
              .withMicroBatches(2)
              .withSchedule(new Schedule.Plateau(0.5, 0, 0, 0).afterWarmUp(5));
      try (Fixture whole = new Fixture(settings, 1);
          Fixture resumed = new Fixture(settings, 3)) {
        for (int i = 0; i < 7; i++) { // stops between two micro-batches
          whole.step();
          whole.optimiser.evaluated(i);
        }
        float[] values = whole.values();
        resumed.parameters.values().write(0, values, 0, values.length);
        resumed.optimiser.restore(whole.optimiser.state());
        resumed.gradients.load(whole.gradients.state());
        assertThat(resumed.optimiser.learningRate()).isEqualTo(whole.optimiser.learningRate());
        assertThat(resumed.optimiser.accumulated()).isEqualTo(1);
        for (int i = 0; i < 6; i++) {
          whole.step();
          resumed.step();
        }
        assertThat(resumed.optimiser.steps()).isEqualTo(whole.optimiser.steps());
        assertThat(resumed.values()).as(rule.toString()).isEqualTo(whole.values());
      }
    }
  }

  @Test
  void refusesStatesOfOtherSettings() {
    OptimiserSettings settings = unclipped(Sgd.DEFAULT);
    try (Fixture sgd = new Fixture(settings, 1);
        Fixture adam = new Fixture(OptimiserSettings.DEFAULT, 1)) {
      OptimiserState state = sgd.optimiser.state();
      assertThatThrownBy(() -> adam.optimiser.restore(state))
          .hasMessageStartingWith("the optimiser state lacks optimiser.mean with ");
      Parameters others = new Parameters();
      others.declare("other.weight", 10);
      others.allocate(sgd.arena);
      Optimiser other = new Optimiser(sgd.team, new PlainRowKernels(), sgd.arena, others, settings);
      assertThatThrownBy(() -> other.restore(state))
          .hasMessageContaining("saved by another architecture");
    }
  }

  private static org.assertj.core.data.Offset<Double> withinShare(double value, double share) {
    return org.assertj.core.data.Offset.offset(value * share);
  }
}
