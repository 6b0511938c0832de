package io.sluice.neural.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.kernel.PlainRowKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Updates that are put off against a sweep over all rows in every step: the same bytes. */
class LateRowsTest {
  private static final int ROWS = 37;
  private static final int COLUMNS = 20;

  private static final List<UpdateRule> RULES =
      List.of(
          new Sgd(0.1, 0, Sgd.Momentum.CLASSICAL, 0),
          new Sgd(0.1, 0, Sgd.Momentum.CLASSICAL, 0.01),
          new Sgd(0.1, 0.9, Sgd.Momentum.CLASSICAL, 0),
          new Sgd(0.1, 0.8, Sgd.Momentum.NESTEROV, 0),
          new RmsProp(0.01, 0.9, 1e-8, 0),
          new RmsProp(0.01, 0.9, 1e-8, 0.1),
          Adam.DEFAULT,
          new Adam(0.01, 0, 0.999, 1e-8),
          new Adam(0.01, 0.9, 0.9, 1e-8),
          new Adam(0.01, 0.99, 0.5, 1e-3),
          new Adam(0.01, 0.5, 0, 1e-8),
          new AdamW(0.01, 0.9, 0.999, 1e-8, 0),
          new AdamW(0.01, 0.9, 0.999, 1e-8, 0.01));

  /** A table beside a dense parameter, and its optimiser. */
  private static final class Fixture implements AutoCloseable {
    final Team team;
    final Parameters parameters = new Parameters();
    final PaddedMatrix table;
    final Optimiser optimiser;

    Fixture(OptimiserSettings settings, int threads, boolean byRows) {
      parameters.declare("before.weight", 1500);
      table = new PaddedMatrix(parameters, "table", ROWS, COLUMNS);
      if (byRows) {
        table.updatedByRows();
      }
      parameters.declare("after.bias", 33);
      Arena arena = new Arena();
      parameters.allocate(arena);
      SeededRandom random = SeededRandom.of(7, "values");
      table.initialise(random, 1);
      table.values().set(3, 0); // the hardest value to leave alone
      table.values().set(32, 1e-20f);
      team = Team.of(threads);
      optimiser = new Optimiser(team, new PlainRowKernels(), arena, parameters, settings);
    }

    void backward(int[] rows, long seed) {
      table.need(rows, rows.length);
      SeededRandom random = SeededRandom.of(seed, "gradients");
      for (int row : rows) {
        for (int i = 0; i < COLUMNS; i++) {
          int at = row * table.width() + i;
          float gradient = (float) random.nextGaussian();
          table.gradients().set(at, table.gradients().get(at) + gradient);
        }
      }
      parameters.gradients().set(5, (float) random.nextGaussian());
    }

    @Override
    public void close() {
      team.close();
    }
  }

  /** Few rows of many, and one that waits for hundreds of steps. */
  private static int[] rows(SeededRandom random, int step) {
    int[] rows = new int[random.nextInt(4)];
    for (int i = 0; i < rows.length; i++) {
      double u = random.nextDouble();
      rows[i] = (int) (u * u * (ROWS - 2));
    }
    if (step % 700 == 3) {
      rows = new int[] {ROWS - 1, 0, ROWS - 1};
    }
    return rows;
  }

  private static void sameBytes(OptimiserSettings settings, int steps, boolean randomRates) {
    try (Fixture swept = new Fixture(settings, 1, false);
        Fixture late = new Fixture(settings, 2, true)) {
      SeededRandom random = SeededRandom.of(1, "rows");
      for (int step = 0; step < steps; step++) {
        int[] rows = rows(random, step);
        swept.backward(rows, step);
        late.backward(rows, step);
        double factor = randomRates ? 0.5 + random.nextDouble() : 1;
        late.optimiser.accumulate();
        if (swept.optimiser.accumulate()) {
          double norm = swept.optimiser.step(factor);
          assertThat(late.optimiser.step(factor)).isEqualTo(norm);
        }
        if (step == 1111) {
          late.optimiser.restore(late.optimiser.state());
        }
        for (int row : rows) {
          float[] read = new float[late.table.width()];
          float[] expected = new float[read.length];
          if (late.optimiser.accumulated() > 0) {
            late.table.values().read(row * read.length, read, 0, read.length);
            swept.table.values().read(row * read.length, expected, 0, read.length);
            assertThat(read).isEqualTo(expected);
          }
        }
      }
      assertThat(late.table.export().values())
          .as("%s", settings)
          .isEqualTo(swept.table.export().values());
      OptimiserState expected = swept.optimiser.state();
      OptimiserState state = late.optimiser.state();
      for (int i = 0; i < expected.tensors().size(); i++) {
        assertThat(state.tensors().get(i).values())
            .as("%s, %s", settings.rule(), expected.tensors().get(i).name())
            .isEqualTo(expected.tensors().get(i).values());
      }
      assertThat(late.parameters.values().toArray()).isEqualTo(swept.parameters.values().toArray());
    }
  }

  @Test
  void rulesGiveTheBytesOfASweep() {
    for (UpdateRule rule : RULES) {
      sameBytes(OptimiserSettings.DEFAULT.withRule(rule), 1500, false);
    }
  }

  @Test
  void ratesMayChangeFromStepToStep() {
    for (UpdateRule rule : RULES) {
      OptimiserSettings settings =
          OptimiserSettings.DEFAULT
              .withRule(rule)
              .withMicroBatches(2)
              .withClipping(new Clipping.ByValue(0.5))
              .withSchedule(new Schedule.Constant().afterWarmUp(100));
      sameBytes(settings, 1200, true);
    }
  }

  @Test
  void historiesEnd() {
    sameBytes(OptimiserSettings.DEFAULT, LateRows.CAPACITY * 2 + 100, false);
  }

  @Test
  void rowsThatAreNotNeededAreLeftAlone() {
    try (Fixture late = new Fixture(OptimiserSettings.DEFAULT, 1, true)) {
      late.backward(new int[] {1}, 1);
      late.optimiser.step();
      float before = late.table.values().get(late.table.width());
      late.backward(new int[] {2}, 2);
      late.optimiser.step();
      assertThat(late.table.values().get(late.table.width())).isEqualTo(before);
      late.parameters.settle();
      assertThat(late.table.values().get(late.table.width())).isNotEqualTo(before);
    }
  }
}
