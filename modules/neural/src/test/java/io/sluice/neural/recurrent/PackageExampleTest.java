package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import org.junit.jupiter.api.Test;

/** The example of the package's essay, as it stands there. */
class PackageExampleTest {
  @Test
  void oneWindow() {
    int steps = 5;
    int lanes = 3;
    Arena arena = new Arena();
    Floats input = arena.allocate(steps * lanes, 32);
    Floats dInput = arena.allocate(steps * lanes, 32);
    Floats dOutput = arena.allocate(steps * lanes, 48);
    dOutput.set(0, 1);

    try (Engine engine = Engine.open(new EngineSettings("java", 2))) {
      Parameters parameters = new Parameters();
      RecurrentSettings settings =
          RecurrentSettings.of(Cell.LSTM, 2, 40).withLayerDropout(new LayerDropout.Locked(0.2));
      RecurrentStack stack = new RecurrentStack(engine, parameters, settings, 20, steps, lanes);
      parameters.allocate(engine.arena());
      stack.initialise(SeededRandom.of(1, "weights"));
      Pass pass = new Pass.Training(SeededRandom.of(1, "dropout"));
      CarriedState state = stack.newState(lanes);

      Floats output = stack.forward(pass, input, steps, lanes, state);
      // dOutput: derivative of the loss by output
      stack.backward(dOutput, dInput);

      assertThat(output.length()).isEqualTo(steps * lanes * stack.outputWidth());
      assertThat(dInput.toArray()).isNotEqualTo(new float[dInput.length()]);
      assertThat(stack.inputWidth()).isEqualTo(32);
      assertThat(stack.outputWidth()).isEqualTo(48);
    }
  }

  @Test
  void lanesAreResetOnTheirOwn() {
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      StackRun run = new StackRun(engine, RecurrentSettings.of(Cell.LSTM, 2, 5), 4, 3, 3);
      CarriedState state = run.state(3);
      float[] before = state.export("s").get(1).values();
      state.reset(1);
      float[] after = state.export("s").get(1).values();
      for (int i = 0; i < after.length; i++) {
        assertThat(after[i]).isEqualTo(i / 5 == 1 ? 0 : before[i]);
        assertThat(before[i]).isNotZero();
      }
      state.reset();
      state.export("s").forEach(tensor -> assertThat(tensor.values()).containsOnly(0));
    }
  }
}
