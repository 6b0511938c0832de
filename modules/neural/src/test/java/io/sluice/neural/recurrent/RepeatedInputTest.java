package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.testing.Norms;
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
    check(RepeatedRun.settings(cell));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RNN") // which has no update
  void otherDropoutDoesSo(Cell cell) {
    check(
        RepeatedRun.settings(cell)
            .withRecurrentDropout(new RecurrentDropout.OnUpdate(0.3))
            .withLayerDropout(new LayerDropout.Locked(0.2))
            .withWeightDrop(0.4));
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "PEEPHOLE_LSTM", "COUPLED_LSTM", "LAYER_NORM_LSTM"})
  void projectedOutputsDoSo(Cell cell) {
    check(RepeatedRun.settings(cell).withProjection(18));
  }

  private void check(RecurrentSettings settings) {
    RepeatedRun.Result whole = repeated.whole(settings, java(1));
    RepeatedRun.Result once = repeated.repeated(settings, java(1));
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
    assertThat(Norms.relative(actual, Norms.widened(expected))).isLessThan(1e-5);
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU", "LAYER_NORM_LSTM"})
  void theNumberOfThreadsChangesNothing(Cell cell) {
    RepeatedRun.Result one = repeated.repeated(RepeatedRun.settings(cell), java(1));
    RepeatedRun.Result three = repeated.repeated(RepeatedRun.settings(cell), java(3));
    assertThat(three.output()).isEqualTo(one.output());
    assertThat(three.dInput()).isEqualTo(one.dInput());
    assertThat(three.gradients()).usingRecursiveComparison().isEqualTo(one.gradients());
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "GRU", "LAYER_NORM_LSTM"})
  void trainingOnEitherKindTakesTurns(Cell cell) {
    RecurrentSettings settings = RepeatedRun.settings(cell);
    RepeatedRun.Result alone = repeated.whole(settings, java(2));
    try (Engine engine = Engine.open(java(2))) {
      StackRun run = new StackRun(engine, settings, INPUTS, TIME, BATCH);
      RepeatedRun.Result first = repeated.repeated(run);
      assertSame(repeated.whole(run), alone);
      assertSame(repeated.repeated(run), first);
      assertSame(repeated.whole(run), alone);
    }
  }

  private static void assertSame(RepeatedRun.Result actual, RepeatedRun.Result expected) {
    assertThat(actual.output()).isEqualTo(expected.output());
    assertThat(actual.dInput()).isEqualTo(expected.dInput());
    assertThat(actual.gradients()).usingRecursiveComparison().isEqualTo(expected.gradients());
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
