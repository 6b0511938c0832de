package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecurrentSettingsTest {
  private static final RecurrentSettings PLAIN = RecurrentSettings.of(Cell.LSTM, 2, 5);

  @Test
  void defaultsArePinned() {
    assertThat(PLAIN)
        .isEqualTo(
            new RecurrentSettings(
                Cell.LSTM,
                2,
                5,
                Direction.FORWARD,
                1,
                LayerDropout.NONE,
                RecurrentDropout.NONE,
                0,
                OptionalInt.empty()));
  }

  @Test
  void badValuesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecurrentSettings.of(Cell.GRU, 0, 5))
        .withMessageContaining("layers")
        .withMessageContaining("0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecurrentSettings.of(Cell.GRU, 1, 0))
        .withMessageContaining("hidden");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.withForgetBias(Double.NaN))
        .withMessageContaining("forget bias");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.withWeightDrop(1))
        .withMessageContaining("weight drop");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerDropout.Locked(Double.NaN))
        .withMessageContaining("[0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RecurrentSettings.of(Cell.RNN, 1, 5)
                    .withRecurrentDropout(new RecurrentDropout.OnUpdate(0.1)))
        .withMessageContaining("rnn");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.withProjection(5))
        .withMessage("projection must be at least 1 and below the 5 hidden units, was 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLAIN.withProjection(0))
        .withMessageContaining("was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecurrentSettings.of(Cell.GRU, 1, 5).withProjection(3))
        .withMessage("a gru cell cannot be projected: its hidden units are its state; use an lstm");
  }

  @Test
  void tensorsAreThoseOfTheStack() {
    for (Cell cell : Cell.values()) {
      RecurrentSettings plain =
          RecurrentSettings.of(cell, 2, 5).withDirection(Direction.BIDIRECTIONAL);
      tensorsAreThoseOf(plain);
      if (cell.hasCellState()) {
        tensorsAreThoseOf(plain.withProjection(3));
      }
    }
  }

  private static void tensorsAreThoseOf(RecurrentSettings settings) {
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      StackRun run = new StackRun(engine, settings, 3, 4, 2);
      Map<String, List<Integer>> exported = new LinkedHashMap<>();
      run.stack
          .export()
          .forEach(t -> exported.put(t.name().substring("recurrent.".length()), t.shape()));
      assertThat(settings.tensors(3)).containsExactlyEntriesOf(exported);
    }
  }

  @Test
  void wrongUseIsRefused() {
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      StackRun run = new StackRun(engine, PLAIN, 3, 4, 2);
      Floats input = new Arena().allocate(4 * 2, 16);
      Floats output = new Arena().allocate(4 * 2, 16);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> run.stack.forward(Pass.EVALUATION, input, 5, 2, run.stack.newState(2)))
          .withMessageContaining("5 steps");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> run.stack.forward(Pass.EVALUATION, input, 4, 2, run.stack.newState(1)))
          .withMessageContaining("lanes");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  run.stack.forward(
                      Pass.EVALUATION, input, 4, 2, new int[] {4, 5}, run.stack.newState(2)))
          .withMessageContaining("length of lane 1");
      run.stack.forward(Pass.EVALUATION, input, 4, 2, run.stack.newState(2));
      assertThatIllegalStateException()
          .isThrownBy(() -> run.stack.backward(output, input))
          .withMessageContaining("training");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> run.stack.load(Map.of()))
          .withMessageContaining("recurrent.0.forward.input.weight");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  RecurrentPredictor.of(PLAIN.withDirection(Direction.BIDIRECTIONAL), 3, Map.of()))
          .withMessageContaining("bidirectional");
    }
  }
}
