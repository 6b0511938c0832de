package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import java.util.List;
import java.util.Random;

/** Training passes over an input that few different rows make up, as such and written out. */
final class RepeatedRun {
  static final int TIME = 5;
  static final int BATCH = 7;
  static final int INPUTS = 11;
  static final int COUNT = 4;
  private static final int[] LENGTHS = {5, 0, 3, 5, 1, 4, 5};

  private final Arena arena = new Arena();
  final int[] places = new Random(3).ints(TIME * BATCH, 0, COUNT).toArray();
  final float[] rows = StackRun.draw(5, COUNT * INPUTS);

  /**
   * What a training pass gives.
   *
   * @param dInput by the different rows
   */
  record Result(float[] output, float[] dInput, List<NamedTensor> gradients, CarriedState state) {}

  static RecurrentSettings settings(Cell cell) {
    return RecurrentSettings.of(cell, 2, 33)
        .withDirection(Direction.BIDIRECTIONAL)
        .withRecurrentDropout(new RecurrentDropout.OnHidden(0.3));
  }

  Result repeated(RecurrentSettings settings, EngineSettings engineSettings) {
    try (Engine engine = Engine.open(engineSettings)) {
      return repeated(new StackRun(engine, settings, INPUTS, TIME, BATCH));
    }
  }

  Result repeated(StackRun run) {
    run.parameters.zeroGradients();
    CarriedState state = run.state(BATCH);
    var input = new RepeatedInput(run.inputOf(rows), COUNT, places);
    Floats output = run.stack.forward(pass(), input, TIME, BATCH, LENGTHS, state);
    float[] outputs = run.canonicalOutput(output);
    Floats dInput = arena.allocate(COUNT, run.stack.inputWidth());
    run.stack.backward(dOutput(run), dInput);
    return new Result(outputs, run.canonicalInput(dInput), run.stack.exportGradients(), state);
  }

  Result whole(RecurrentSettings settings, EngineSettings engineSettings) {
    try (Engine engine = Engine.open(engineSettings)) {
      return whole(new StackRun(engine, settings, INPUTS, TIME, BATCH));
    }
  }

  Result whole(StackRun run) {
    run.parameters.zeroGradients();
    CarriedState state = run.state(BATCH);
    Floats output = run.stack.forward(pass(), run.inputOf(all()), TIME, BATCH, LENGTHS, state);
    float[] outputs = run.canonicalOutput(output);
    Floats dInput = arena.allocate(TIME * BATCH, run.stack.inputWidth());
    run.stack.backward(dOutput(run), dInput);
    return new Result(
        outputs, summed(run.canonicalInput(dInput)), run.stack.exportGradients(), state);
  }

  private static Pass pass() {
    return new Pass.Training(SeededRandom.of(1, "dropout"));
  }

  private static Floats dOutput(StackRun run) {
    return run.outputOf(StackRun.draw(2, TIME * BATCH * run.settings.outputs()));
  }

  /** All rows written out. */
  float[] all() {
    float[] all = new float[TIME * BATCH * INPUTS];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(rows, places[i] * INPUTS, all, i * INPUTS, INPUTS);
    }
    return all;
  }

  /** Over all places, where lanes have not ended. */
  private float[] summed(float[] dInput) {
    float[] sums = new float[COUNT * INPUTS];
    for (int i = 0; i < places.length; i++) {
      for (int j = 0; j < INPUTS && i / BATCH < LENGTHS[i % BATCH]; j++) {
        sums[places[i] * INPUTS + j] += dInput[i * INPUTS + j];
      }
    }
    return sums;
  }
}
