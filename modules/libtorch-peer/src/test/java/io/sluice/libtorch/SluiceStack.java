package io.sluice.libtorch;

import io.sluice.libtorch.RecurrentCase.StatePart;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentStack;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our side: a stack with random weights, and what a pass of a case gives. */
final class SluiceStack {
  private static final long SEED = 11;

  private final Engine engine;
  private final RecurrentCase what;
  private final RecurrentStack stack;

  SluiceStack(Engine engine, RecurrentCase what) {
    this.engine = engine;
    this.what = what;
    Parameters parameters = new Parameters();
    stack =
        new RecurrentStack(
            engine, parameters, what.settings(), what.inputs(), what.steps(), what.lanes());
    parameters.allocate(engine.arena());
    stack.initialise(SeededRandom.of(SEED, "weights"));
    Map<String, NamedTensor> tensors = weights();
    // biases that are all zero or one would hide swapped gates
    tensors.values().stream()
        .filter(tensor -> tensor.name().endsWith("bias"))
        .forEach(tensor -> add(tensor.values(), Tensors.draw(SEED, tensor.values().length)));
    stack.load(tensors);
  }

  private static void add(float[] values, float[] more) {
    for (int i = 0; i < values.length; i++) {
      values[i] += more[i];
    }
  }

  /** By name. */
  Map<String, NamedTensor> weights() {
    return byName(stack.export());
  }

  private static Map<String, NamedTensor> byName(List<NamedTensor> tensors) {
    Map<String, NamedTensor> named = new LinkedHashMap<>();
    tensors.forEach(tensor -> named.put(tensor.name(), tensor));
    return named;
  }

  /** Outputs, last states of the forward direction, and gradients by inputs and weights. */
  Map<String, float[]> run() {
    int rows = what.steps() * what.lanes();
    CarriedState state = stack.newState(what.lanes());
    state.load("state", initialStates());
    int[] inputPlaces = new int[what.inputs()];
    for (int i = 0; i < inputPlaces.length; i++) {
      inputPlaces[i] = i;
    }
    int[] outputPlaces = new int[what.settings().outputs()];
    for (int i = 0; i < outputPlaces.length; i++) {
      outputPlaces[i] = stack.outputPlace(i);
    }
    Floats input = spread(what.input(), inputPlaces, stack.inputWidth());
    Floats output =
        stack.forward(
            new Pass.Training(SeededRandom.of(SEED, "dropout")),
            input,
            what.steps(),
            what.lanes(),
            what.lengths(),
            state);
    Map<String, float[]> results = new LinkedHashMap<>();
    results.put("output", gather(output, rows, outputPlaces, stack.outputWidth()));
    Floats dInput = engine.arena().allocate(rows, stack.inputWidth());
    stack.backward(spread(what.dOutput(), outputPlaces, stack.outputWidth()), dInput);
    results.put("input", gather(dInput, rows, inputPlaces, stack.inputWidth()));
    state.export("state").forEach(tensor -> results.put(tensor.name(), tensor.values()));
    stack.exportGradients().forEach(tensor -> results.put(tensor.name(), tensor.values()));
    return results;
  }

  private Map<String, NamedTensor> initialStates() {
    Map<String, NamedTensor> states = new HashMap<>();
    for (int layer = 0; layer < what.settings().layers(); layer++) {
      for (StatePart part : StatePart.values()) {
        String name = part.name(layer);
        List<Integer> shape = List.of(what.lanes(), what.settings().hidden());
        states.put(name, new NamedTensor(name, shape, what.state(layer, part)));
      }
    }
    return states;
  }

  /** Rows without padding to their places in memory. */
  private Floats spread(float[] values, int[] places, int width) {
    int rows = values.length / places.length;
    Floats floats = engine.arena().allocate(rows, PaddedMatrix.padded(width));
    for (int i = 0; i < values.length; i++) {
      floats.set(i / places.length * width + places[i % places.length], values[i]);
    }
    return floats;
  }

  private static float[] gather(Floats floats, int rows, int[] places, int width) {
    float[] values = new float[rows * places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats.get(i / places.length * width + places[i % places.length]);
    }
    return values;
  }
}
