package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An input of few different rows is the same as all rows written out. */
class RepeatedInputTest {
  private static final int TIME = RepeatedRun.TIME;
  private static final int BATCH = RepeatedRun.BATCH;
  private static final int INPUTS = RepeatedRun.INPUTS;
  private static final int COUNT = RepeatedRun.COUNT;

  private final RepeatedRun repeated = new RepeatedRun();

  private static EngineSettings java(int threads) {
    return new EngineSettings("java", threads);
  }

  @ParameterizedTest
  @EnumSource
  void everyCellGivesWhatItGivesOfAllRows(Cell cell) {
    RepeatedRun.Result whole = repeated.whole(cell, java(1));
    RepeatedRun.Result once = repeated.repeated(cell, java(1));
    assertThat(once.output()).isEqualTo(whole.output());
    assertThat(once.state().export("state"))
        .usingRecursiveComparison()
        .isEqualTo(whole.state().export("state"));
    assertClose(once.dInput(), whole.dInput());
    for (int i = 0; i < whole.gradients().size(); i++) {
      assertClose(once.gradients().get(i).values(), whole.gradients().get(i).values());
    }
  }

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(2e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU", "LAYER_NORM_LSTM"})
  void theNumberOfThreadsChangesNothing(Cell cell) {
    RepeatedRun.Result one = repeated.repeated(cell, java(1));
    RepeatedRun.Result three = repeated.repeated(cell, java(3));
    assertThat(three.output()).isEqualTo(one.output());
    assertThat(three.dInput()).isEqualTo(one.dInput());
    assertThat(three.gradients()).usingRecursiveComparison().isEqualTo(one.gradients());
  }

  @Test
  void windowsOfEitherKindTakeTurns() {
    RecurrentSettings settings = RecurrentSettings.of(Cell.LSTM, 1, 20);
    try (Engine engine = Engine.open(java(2))) {
      StackRun run = new StackRun(engine, settings, INPUTS, TIME, BATCH);
      var input = new RepeatedInput(run.inputOf(repeated.rows), COUNT, repeated.places);
      Floats all = run.inputOf(repeated.all());
      float[] expected = evaluate(run, all);
      for (int i = 0; i < 2; i++) {
        CarriedState state = run.stack.newState(BATCH);
        Floats output = run.stack.forward(Pass.EVALUATION, input, TIME, BATCH, state);
        assertThat(run.canonicalOutput(output)).isEqualTo(expected);
        assertThat(evaluate(run, all)).isEqualTo(expected);
      }
    }
  }

  private static float[] evaluate(StackRun run, Floats input) {
    CarriedState state = run.stack.newState(BATCH);
    return run.canonicalOutput(run.stack.forward(Pass.EVALUATION, input, TIME, BATCH, state));
  }

  @Test
  void placesThatAreNotThereAreRefused() {
    RecurrentSettings settings = RecurrentSettings.of(Cell.LSTM, 1, 20);
    try (Engine engine = Engine.open(java(1))) {
      StackRun run = new StackRun(engine, settings, INPUTS, TIME, BATCH);
      CarriedState state = run.stack.newState(BATCH);
      Floats input = run.inputOf(repeated.rows);
      int[] beyond = repeated.places.clone();
      beyond[2 * BATCH + 3] = COUNT;
      assertThatThrownBy(
              () ->
                  run.stack.forward(
                      Pass.EVALUATION, new RepeatedInput(input, COUNT, beyond), TIME, BATCH, state))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row 4 at step 2 of lane 3 is not among the 4 rows of the input");
      int[] few = IntStream.range(0, 3).toArray();
      assertThatThrownBy(
              () ->
                  run.stack.forward(
                      Pass.EVALUATION, new RepeatedInput(input, COUNT, few), TIME, BATCH, state))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected the places of 5 steps of 7 lanes, there are 3");
      assertThatThrownBy(
              () ->
                  run.stack.forward(
                      Pass.EVALUATION,
                      new RepeatedInput(input, COUNT + 1, repeated.places),
                      TIME,
                      BATCH,
                      state))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("input must hold 5 x 16 floats, holds 64");
    }
  }
}
