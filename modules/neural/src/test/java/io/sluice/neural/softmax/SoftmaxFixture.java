package io.sluice.neural.softmax;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A softmax layer with weights, inputs and right classes. */
final class SoftmaxFixture {
  static final int KEY = 3;

  final Parameters parameters = new Parameters();
  final SoftmaxLayer layer;
  final int inputs;
  final int rows;
  final int[] targets;
  final Floats input;
  final Floats dInput;

  /** Makes a layer of parameters. */
  interface Maker {
    SoftmaxLayer make(Parameters parameters);
  }

  SoftmaxFixture(Engine engine, int classes, int inputs, int rows, Maker maker) {
    this.inputs = inputs;
    this.rows = rows;
    layer = maker.make(parameters);
    parameters.allocate(engine.arena());
    layer.initialise(SeededRandom.of(5, "softmax"));
    SeededRandom random = SeededRandom.of(6, "data");
    List<NamedTensor> biased = new ArrayList<>();
    for (NamedTensor tensor : layer.export()) {
      float[] values = tensor.values().clone();
      for (int i = 0; i < values.length && tensor.name().endsWith("bias"); i++) {
        values[i] = (float) random.nextGaussian() / 2;
      }
      biased.add(new NamedTensor(tensor.name(), tensor.shape(), values));
    }
    load(biased);
    int width = PaddedMatrix.padded(inputs);
    input = engine.arena().allocate(rows, width);
    dInput = engine.arena().allocate(rows, width);
    targets = new int[rows];
    for (int n = 0; n < rows; n++) {
      targets[n] = random.nextInt(classes);
      for (int i = 0; i < inputs; i++) {
        input.set(n * width + i, (float) random.nextGaussian());
      }
    }
  }

  static SoftmaxFixture full(Engine engine, int classes, int inputs, int rows, int largest) {
    return new SoftmaxFixture(
        engine,
        classes,
        inputs,
        rows,
        parameters ->
            new FullSoftmax(
                engine, Dense.of(engine, parameters, "output", inputs, classes), rows, largest));
  }

  static SoftmaxFixture adaptive(Engine engine, Clusters clusters, int inputs, int rows) {
    return new SoftmaxFixture(
        engine,
        clusters.classes(),
        inputs,
        rows,
        parameters -> new AdaptiveSoftmax(engine, parameters, "output", inputs, clusters, rows));
  }

  static SoftmaxFixture sampled(Engine engine, int classes, int samples, int inputs, int rows) {
    return new SoftmaxFixture(
        engine,
        classes,
        inputs,
        rows,
        parameters -> {
          Dense dense = Dense.of(engine, parameters, "output", inputs, classes);
          dense.weight().updatedByRows();
          return new SampledSoftmax(engine, dense, samples, rows);
        });
  }

  void load(List<NamedTensor> tensors) {
    Map<String, NamedTensor> byName = new java.util.HashMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    layer.load(byName);
  }

  double train() {
    return layer.train(input, targets, rows, SeededRandom.of(KEY, "samples"), dInput);
  }

  double[] row(int n) {
    double[] x = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      x[i] = input.get(n * layer.inputWidth() + i);
    }
    return x;
  }

  /** Loss of one row with a class of choice. */
  double loss(int n, int c) {
    int[] classes = new int[rows];
    float[] weights = new float[rows];
    classes[n] = c;
    weights[n] = 1;
    return layer.evaluate(input, classes, weights, rows);
  }

  /** The gradients, exported as if they were values. */
  List<NamedTensor> gradients() {
    float[] values = parameters.values().toArray();
    float[] gradients = parameters.gradients().toArray();
    parameters.values().write(0, gradients, 0, gradients.length);
    List<NamedTensor> exported = layer.export();
    parameters.values().write(0, values, 0, values.length);
    return exported;
  }
}
