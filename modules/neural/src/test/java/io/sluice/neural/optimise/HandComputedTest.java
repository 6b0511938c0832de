package io.sluice.neural.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.kernel.PlainRowKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.team.Team;
import org.junit.jupiter.api.Test;

/** One weight at 0 (or 1) under known gradients, against values worked out by hand. */
class HandComputedTest {
  /** beta2 = 0.999 in float32 leaves a share of 1 - beta2 that is off by 1.3e-5. */
  private static final double TOLERANCE = 1e-6;

  private static void follows(UpdateRule rule, float start, double[] gradients, double[] values) {
    Arena arena = new Arena();
    Parameters parameters = new Parameters();
    parameters.declare("w", 1);
    parameters.allocate(arena);
    parameters.values().set(0, start);
    OptimiserSettings settings =
        OptimiserSettings.DEFAULT.withRule(rule).withClipping(Clipping.NONE);
    try (Team team = Team.of(1)) {
      Optimiser optimiser = new Optimiser(team, new PlainRowKernels(), arena, parameters, settings);
      for (int i = 0; i < gradients.length; i++) {
        parameters.gradients().set(0, (float) gradients[i]);
        optimiser.step();
        assertThat((double) parameters.values().get(0))
            .as("%s after step %d", rule, i)
            .isCloseTo(values[i], within(TOLERANCE));
      }
    }
  }

  @Test
  void sgd() {
    double[] gradients = {1, 1, -2};
    follows(new Sgd(0.1, 0, Sgd.Momentum.CLASSICAL, 0), 0, gradients, new double[] {-0.1, -0.2, 0});
    // v = 1, 1.9, -0.29
    follows(
        new Sgd(0.1, 0.9, Sgd.Momentum.CLASSICAL, 0),
        0,
        gradients,
        new double[] {-0.1, -0.29, -0.261});
    // 0.9 v + g = 1.9, 2.71, -2.261
    follows(
        new Sgd(0.1, 0.9, Sgd.Momentum.NESTEROV, 0),
        0,
        gradients,
        new double[] {-0.19, -0.461, -0.2349});
  }

  @Test
  void weightDecayShrinksBeforeTheUpdate() {
    // 1 * (1 - 0.1 * 0.5) - 0.1
    follows(new Sgd(0.1, 0, Sgd.Momentum.CLASSICAL, 0.5), 1, new double[] {1}, new double[] {0.85});
    // 1 * (1 - 0.1 * 0.5) - 0.1 * 1
    follows(new AdamW(0.1, 0.9, 0.999, 1e-8, 0.5), 1, new double[] {3}, new double[] {0.85});
  }

  @Test
  void rmsProp() {
    // s = 0.4, 0.36 + 0.1 = 0.46
    follows(
        new RmsProp(0.01, 0.9, 1e-8, 0),
        0,
        new double[] {2, 1},
        new double[] {-0.02 / Math.sqrt(0.4), -0.02 / Math.sqrt(0.4) - 0.01 / Math.sqrt(0.46)});
  }

  @Test
  void adam() {
    // step 1: the gradient over its own size; step 2: m = 0.09 - 0.2 over 1 - 0.81 = 0.19,
    // s = 0.000999 + 0.004 over 1 - 0.998001 = 0.001999
    double second = -0.11 / 0.19 / Math.sqrt(0.004999 / 0.001999);
    follows(
        new Adam(0.01, 0.9, 0.999, 1e-8),
        0,
        new double[] {1, -2},
        new double[] {-0.01, -0.01 - 0.01 * second});
  }
}
