package io.sluice.neural.loss;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An embedding, a dense layer and the loss, on an engine. */
final class Head {
  final HeadCase given;
  final Parameters parameters = new Parameters();
  final EmbeddingTable embedding;
  final Dense dense;
  final SoftmaxCrossEntropy loss;
  final Floats input;
  final Floats dInput;
  final Floats logits;

  Head(Engine engine, HeadCase given) {
    this.given = given;
    int rows = given.symbols().length;
    embedding =
        new EmbeddingTable(
            engine,
            parameters,
            "embedding.weight",
            given.classes(),
            given.dimension(),
            given.embeddingDropout());
    dense =
        given.tied()
            ? Dense.tied(engine, parameters, "output", embedding)
            : Dense.of(engine, parameters, "output", given.dimension(), given.classes());
    loss = new SoftmaxCrossEntropy(engine, dense.bias(), rows);
    parameters.allocate(engine.arena());
    input = engine.arena().allocate(rows, embedding.width());
    dInput = engine.arena().allocate(rows, embedding.width());
    logits = engine.arena().allocate(rows, dense.outputWidth());
    logits.fill(Float.NaN); // padding must not matter
    embedding.initialise(SeededRandom.of(1, "embedding"), 1);
    dense.initialise(SeededRandom.of(1, "dense"));
    dense.bias().values().set(given.classes() - 1, 0.5f);
  }

  /** Forward and backward; the weighted sum of losses. */
  double train() {
    int rows = given.symbols().length;
    embedding.forward(given.symbols(), rows, input, SeededRandom.of(3, "dropout"));
    dense.product(input, rows, logits);
    double sum = loss.train(logits, given.targets(), given.weights(), rows, given.reduction());
    dense.backwardProduct(input, logits, rows, dInput);
    embedding.backward(dInput);
    return sum;
  }

  List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(embedding.export());
    tensors.addAll(dense.export());
    return tensors;
  }

  void load(List<NamedTensor> tensors) {
    Map<String, NamedTensor> byName = new LinkedHashMap<>();
    for (NamedTensor tensor : tensors) {
      byName.put(tensor.name(), tensor);
    }
    embedding.load(byName);
    dense.load(byName);
  }

  /** All values in canonical order. */
  double[] point() {
    return flat(export());
  }

  /** All gradients in canonical order: exported as if they were values. */
  double[] gradient() {
    float[] values = parameters.values().toArray();
    float[] gradients = parameters.gradients().toArray();
    parameters.values().write(0, gradients, 0, gradients.length);
    double[] flat = flat(export());
    parameters.values().write(0, values, 0, values.length);
    return flat;
  }

  private static double[] flat(List<NamedTensor> tensors) {
    return tensors.stream()
        .flatMapToDouble(
            tensor ->
                java.util.stream.IntStream.range(0, tensor.values().length)
                    .mapToDouble(i -> tensor.values()[i]))
        .toArray();
  }
}
