package io.sluice.neural.softmax;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.dense.DenseProducts;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The classes of one cluster: a projection P [D, I] of the input and a softmax on what is left of
 * it. N rows of the cluster among those of the whole input.
 */
final class Tail {
  private final Engine engine;
  private final PaddedMatrix projection;
  private final DenseProducts products;
  private final FullSoftmax words;
  private final Picked picked;
  private final Floats projected;
  private final Floats dProjected;

  /**
   * @param inputs I
   * @param dimension D
   * @param classes of the cluster
   * @param picked shared by the clusters of a softmax, which take turns
   */
  Tail(
      Engine engine,
      Parameters parameters,
      String name,
      int inputs,
      int dimension,
      int classes,
      Picked picked) {
    this.engine = engine;
    this.picked = picked;
    projection = new PaddedMatrix(parameters, name + ".projection", dimension, inputs);
    int maxRows = picked.maxRows();
    words =
        new FullSoftmax(engine, Dense.of(engine, parameters, name, dimension, classes), maxRows);
    products = new DenseProducts(projection, words.inputWidth());
    projected = engine.arena().allocate(maxRows, words.inputWidth());
    dProjected = engine.arena().allocate(maxRows, words.inputWidth());
  }

  void initialise(SeededRandom random) {
    projection.initialise(random, 1 / Math.sqrt(projection.columns()));
    words.initialise(random);
  }

  List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(projection.export());
    tensors.addAll(words.export());
    return tensors;
  }

  void load(Map<String, NamedTensor> tensors) {
    projection.load(tensors);
    words.load(tensors);
  }

  /**
   * The sum of the losses; adds derivatives.
   *
   * @param rows [N], which rows of the input are meant, distinct
   * @param targets [N], classes counted from the first of the cluster
   * @param dInput those of the rows are added to
   */
  double train(Floats input, int[] rows, int[] targets, int count, double factor, Floats dInput) {
    picked.gather(input, rows, count);
    project(count);
    double sum = words.train(projected, targets, count, factor, dProjected);
    engine
        .gemm()
        .multiply(
            engine.team(),
            products.backward(picked.rows(), dProjected, count, picked.derivatives()));
    picked.addTo(dInput, rows, count);
    return sum;
  }

  /** The weighted sum of the losses. */
  double evaluate(Floats input, int[] rows, int[] targets, float[] weights, int count) {
    picked.gather(input, rows, count);
    project(count);
    return words.evaluate(projected, targets, weights, count);
  }

  private void project(int count) {
    engine.gemm().multiply(engine.team(), products.forward(picked.rows(), count, projected));
  }
}
