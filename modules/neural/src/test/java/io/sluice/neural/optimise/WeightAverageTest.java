package io.sluice.neural.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.kernel.PlainRowKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightAverageTest {
  private static final int[] SIZES = {1, 17, 1024, 1025, 3000};

  private static Parameters parameters(Arena arena) {
    Parameters parameters = new Parameters();
    for (int size : SIZES) {
      parameters.declare("layer" + size + ".weight", size);
    }
    parameters.allocate(arena);
    return parameters;
  }

  /** What lies between parameters stays zero. */
  private static void draw(Parameters parameters, SeededRandom random) {
    for (Parameter parameter : parameters.all()) {
      Floats values = parameter.values();
      for (int i = 0; i < values.length(); i++) {
        values.set(i, (float) random.nextGaussian());
      }
    }
  }

  private static WeightAverage average(Team team, Arena arena, Parameters parameters, int every) {
    return new WeightAverage(team, new PlainRowKernels(), arena, parameters, 0.9, every);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 4"})
  void followsItsFormula(int threads, int every) {
    Arena arena = new Arena();
    Parameters parameters = parameters(arena);
    SeededRandom random = SeededRandom.of(3, "values");
    draw(parameters, random);
    try (Team team = Team.of(threads)) {
      WeightAverage average = average(team, arena, parameters, every);
      average.start();
      double[] expected = new double[parameters.size()];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = parameters.values().get(i);
      }
      for (int step = 1; step <= 40; step++) {
        draw(parameters, random);
        average.update(step);
        double kept = Math.pow(Math.min(0.9, (1.0 + step) / (10 + step)), every);
        for (int i = 0; i < expected.length && step % every == 0; i++) {
          expected[i] = kept * expected[i] + (1 - kept) * parameters.values().get(i);
        }
      }
      float[] weights = parameters.values().toArray();
      average.swap();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) parameters.values().get(i))
            .as("%d", i)
            .isCloseTo(expected[i], within(1e-6));
      }
      average.swap();
      assertThat(parameters.values().toArray()).containsExactly(weights);
    }
  }

  @Test
  void seesRowsWhoseUpdatesWerePutOff() {
    assertThat(averageBesideRows(true)).containsExactly(averageBesideRows(false));
  }

  /** An average while Adam moves a table of which each step has gradients for one row. */
  private static float[] averageBesideRows(boolean byRows) {
    Arena arena = new Arena();
    Parameters parameters = new Parameters();
    PaddedMatrix table = new PaddedMatrix(parameters, "table", 11, 20);
    if (byRows) {
      table.updatedByRows();
    }
    parameters.allocate(arena);
    table.initialise(SeededRandom.of(5, "values"), 1);
    try (Team team = Team.of(2)) {
      var optimiser =
          new Optimiser(team, new PlainRowKernels(), arena, parameters, OptimiserSettings.DEFAULT);
      WeightAverage average = average(team, arena, parameters, 3);
      average.start();
      for (int step = 1; step <= 20; step++) {
        int row = step * 7 % 11;
        table.need(new int[] {row}, 1);
        table.gradients().set(row * table.width(), step);
        optimiser.step();
        average.update(optimiser.steps());
      }
      average.swap();
      return parameters.values().toArray();
    }
  }

  @Test
  void goesOnFromWhatWasSaved() {
    Arena arena = new Arena();
    Parameters parameters = parameters(arena);
    try (Team team = Team.of(1)) {
      WeightAverage average = average(team, arena, parameters, 1);
      draw(parameters, SeededRandom.of(4, "values"));
      average.update(1);
      NamedTensor saved = average.export().get(0);
      WeightAverage other = average(team, arena, parameters, 1);
      other.load(Map.of(saved.name(), saved));
      assertThat(other.export().get(0).values()).containsExactly(saved.values());
      assertThatThrownBy(() -> other.load(Map.of())).hasMessageContaining("average");
    }
  }

  @Test
  void isNothingWithoutDecay() {
    Arena arena = new Arena();
    Parameters parameters = parameters(arena);
    try (Team team = Team.of(1)) {
      var none = new WeightAverage(team, new PlainRowKernels(), arena, parameters, 0, 1);
      none.start();
      none.update(1);
      parameters.values().fill(2);
      none.swap();
      assertThat(parameters.values().get(0)).isEqualTo(2);
      assertThat(none.export()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void refusesWhatIsNoDecay(double decay) {
    assertThatThrownBy(() -> WeightAverage.checkDecay(decay))
        .hasMessage("the decay of averaged weights must be in [0, 1), was " + decay);
  }
}
