package io.sluice.neural.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchoredDescentTest {
  /** Awkward sizes: below, at and above blocks and vectors. */
  private static final int[] SIZES = {1, 13, 16, 17, 207, 1024, 1025, 3000};

  private static final double RATE = 0.02;
  private static final double DECAY = 0.4;
  private static final double DAMPING = 0.5;

  /** The update in double, over the flat buffers. */
  private static final class Twin {
    private final double[] origin;
    private final double[] values;
    private final double[] squares;
    private int observed;

    Twin(float[] begin) {
      values = new double[begin.length];
      for (int i = 0; i < begin.length; i++) {
        values[i] = begin[i];
      }
      origin = values.clone();
      squares = new double[begin.length];
    }

    void observe(float[] gradients) {
      observed++;
      for (int i = 0; i < values.length; i++) {
        squares[i] += (double) gradients[i] * gradients[i];
      }
    }

    void step(float[] gradients) {
      double sum = 0;
      int count = 0;
      for (double square : squares) {
        sum += Math.sqrt(square / observed);
        count += square > 0 ? 1 : 0;
      }
      double mean = sum / count;
      for (int i = 0; i < values.length; i++) {
        double root = Math.sqrt(squares[i] / observed);
        double down = RATE * gradients[i] / (root + DAMPING * mean);
        double back = Math.min(1, DECAY * root / mean) * (origin[i] - values[i]);
        values[i] += back - down;
      }
    }
  }

  private static Parameters parameters(Arena arena) {
    Parameters parameters = new Parameters();
    for (int size : SIZES) {
      parameters.declare("layer" + size + ".weight", size);
    }
    parameters.allocate(arena);
    fill(parameters, parameters.values(), SeededRandom.of(2, "values"), 1);
    return parameters;
  }

  /** Of very different scales; every fifth stays zero, and so does padding. */
  private static void fill(Parameters parameters, Floats target, SeededRandom random, int gap) {
    for (Parameter parameter : parameters.all()) {
      for (int i = 0; i < parameter.size(); i++) {
        float value = (float) (random.nextGaussian() * (1 + 30 * (i % 3)));
        target.set(parameter.offset() + i, gap > 1 && i % gap == 0 ? 0 : value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void stepsAsTheEquationSays(int threads) {
    Arena arena = new Arena();
    Parameters parameters = parameters(arena);
    float[] begin = parameters.values().toArray();
    SeededRandom random = SeededRandom.of(3, "gradients");
    try (Team team = Team.of(threads)) {
      AnchoredDescent descent = new AnchoredDescent(team, arena, parameters);
      Twin twin = new Twin(begin);
      for (int step = 0; step < 6; step++) {
        fill(parameters, parameters.gradients(), random, 5);
        float[] gradients = parameters.gradients().toArray();
        descent.observe();
        twin.observe(gradients);
        if (step % 3 != 1) {
          descent.step(RATE, DECAY, DAMPING);
          twin.step(gradients);
          assertThat(parameters.gradients().toArray()).containsOnly(0);
        }
        float[] values = parameters.values().toArray();
        for (int i = 0; i < values.length; i++) {
          double tolerance = 1e-4 * (1 + Math.abs(twin.values[i]));
          assertThat((double) values[i]).as("%d", i).isCloseTo(twin.values[i], within(tolerance));
        }
      }
      descent.rewind();
      assertThat(parameters.values().toArray()).containsExactly(begin);
    }
  }

  @Test
  void theSameBytesForAnyNumberOfThreads() {
    assertThat(run(2)).containsExactly(run(1));
    assertThat(run(3)).containsExactly(run(1));
  }

  private static float[] run(int threads) {
    Arena arena = new Arena();
    Parameters parameters = parameters(arena);
    SeededRandom random = SeededRandom.of(4, "gradients");
    try (Team team = Team.of(threads)) {
      AnchoredDescent descent = new AnchoredDescent(team, arena, parameters);
      for (int step = 0; step < 4; step++) {
        fill(parameters, parameters.gradients(), random, 7);
        descent.observe();
        descent.step(RATE, DECAY, DAMPING);
      }
      return parameters.values().toArray();
    }
  }

  @Test
  void needsTheScaleOfGradients() {
    Arena arena = new Arena();
    Parameters parameters = parameters(arena);
    float[] begin = parameters.values().toArray();
    try (Team team = Team.of(1)) {
      AnchoredDescent descent = new AnchoredDescent(team, arena, parameters);
      assertThatThrownBy(() -> descent.step(RATE, DECAY, DAMPING))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("observe");
      descent.observe(); // nothing but zeros
      descent.step(RATE, DECAY, DAMPING);
      assertThat(parameters.values().toArray()).containsExactly(begin);
      descent.forget();
      assertThat(descent.observed()).isZero();
    }
  }
}
