package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds a stack on an engine, runs it over random data and keeps everything that came out. */
final class StackRun {
  static final long SEED = 11;

  final RecurrentSettings settings;
  final int inputs;
  final RecurrentStack stack;
  final Parameters parameters = new Parameters();
  private final Arena arena = new Arena();

  StackRun(Engine engine, RecurrentSettings settings, int inputs, int maxTime, int maxBatch) {
    this(engine, settings, inputs, maxTime, maxBatch, maxTime * maxBatch);
  }

  StackRun(
      Engine engine,
      RecurrentSettings settings,
      int inputs,
      int maxTime,
      int maxBatch,
      int maxRows) {
    this.settings = settings;
    this.inputs = inputs;
    stack = new RecurrentStack(engine, parameters, settings, inputs, maxTime, maxBatch, maxRows);
    parameters.allocate(arena);
    stack.initialise(SeededRandom.of(SEED, "weights"));
    // biases and peepholes that are all zero or one would hide swapped gates
    Random random = new Random(SEED);
    Map<String, NamedTensor> tensors = byName(stack.export());
    tensors.values().stream()
        .sorted(java.util.Comparator.comparing(NamedTensor::name))
        .filter(tensor -> !tensor.name().endsWith("weight"))
        .forEach(
            tensor -> {
              for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] += (float) (random.nextDouble() - 0.5);
              }
            });
    stack.load(tensors);
  }

  static Map<String, NamedTensor> byName(List<NamedTensor> tensors) {
    return tensors.stream().collect(Collectors.toMap(NamedTensor::name, Function.identity()));
  }

  /** Random values in canonical form, small enough to keep tanh off its flat ends. */
  static float[] draw(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * 0.5);
    }
    return values;
  }

  /** Canonical rows in padded memory. */
  Floats inputOf(float[] canonical) {
    return spread(canonical, new Features(inputs, 1));
  }

  Floats outputOf(float[] canonical) {
    return spread(
        canonical, new Features(settings.directionOutputs(), settings.direction().count()));
  }

  private Floats spread(float[] canonical, Features features) {
    int rows = canonical.length / features.count();
    Floats floats = arena.allocate(rows, features.width());
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < features.count(); i++) {
        floats.set(
            row * features.width() + features.place(i), canonical[row * features.count() + i]);
      }
    }
    return floats;
  }

  float[] canonicalInput(Floats floats) {
    return gather(floats, new Features(inputs, 1));
  }

  float[] canonicalOutput(Floats floats) {
    return gather(floats, new Features(settings.directionOutputs(), settings.direction().count()));
  }

  private static float[] gather(Floats floats, Features features) {
    int rows = floats.length() / features.width();
    float[] canonical = new float[rows * features.count()];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < features.count(); i++) {
        canonical[row * features.count() + i] =
            floats.get(row * features.width() + features.place(i));
      }
    }
    return canonical;
  }

  /** What one training pass gives. */
  record Result(
      float[] output,
      float[] dInput,
      Map<String, NamedTensor> gradients,
      List<NamedTensor> state,
      float[] flatGradients) {}

  /** One forward and backward pass over random data; the state starts from random values. */
  Result train(int time, int batch, int[] lengths) {
    for (int i = 0; i < parameters.gradients().length(); i += 1) {
      parameters.gradients().set(i, 0);
    }
    CarriedState state = state(batch);
    Floats input = inputOf(draw(1, time * batch * inputs));
    Floats output =
        stack.forward(
            new Pass.Training(SeededRandom.of(SEED, "dropout")),
            input,
            time,
            batch,
            lengths,
            state);
    float[] outputs = canonicalOutput(output);
    Floats dInput = arena.allocate(time * batch, stack.inputWidth());
    stack.backward(outputOf(draw(2, time * batch * settings.outputs())), dInput);
    return new Result(
        outputs,
        canonicalInput(dInput),
        byName(stack.exportGradients()),
        state.export("state"),
        parameters.gradients().toArray());
  }

  /** A state of random values. */
  CarriedState state(int batch) {
    CarriedState state = stack.newState(batch);
    List<NamedTensor> random =
        state.export("state").stream()
            .map(
                t ->
                    new NamedTensor(
                        t.name(), t.shape(), half(draw(t.name().hashCode(), t.values().length))))
            .toList();
    state.load("state", byName(random));
    return state;
  }

  private static float[] half(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= 0.5f;
    }
    return values;
  }
}
