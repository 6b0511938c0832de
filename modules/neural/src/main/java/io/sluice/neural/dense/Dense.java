package io.sluice.neural.dense;

import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Bias;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An affine layer. N rows, I inputs padded to {@link #inputWidth()}, O outputs in rows of {@link
 * #outputWidth()} floats.
 *
 * <pre>
 * output = input W' + b
 * dW += dOutput' input        db += sum over rows of dOutput        dInput = dOutput W
 * </pre>
 *
 * <p>W is [O, I], a parameter of its own or the table of an embedding (Press and Wolf 2017): then
 * both layers add to the same gradient. A loss that adds the bias itself while it holds a row in
 * cache takes {@link #product} and {@link #backwardProduct} with {@link #bias()} instead of {@link
 * #forward} and {@link #backward}.
 *
 * <p>Padding of the output is neither read nor written by the products.
 */
public final class Dense {
  private final Engine engine;
  private final PaddedMatrix weight;
  private final Weights weights;
  private final Bias bias;
  private final BiasRows biasRows;
  private final int outputWidth;
  private final DenseProducts products;

  /** Whose parameter the weights are. */
  private enum Weights {
    OWN,
    TIED
  }

  private Dense(
      Engine engine, Parameters parameters, String name, PaddedMatrix weight, Weights weights) {
    this.engine = engine;
    this.weight = weight;
    this.weights = weights;
    bias = new Bias(parameters, name + ".bias", weight.rows());
    outputWidth = PaddedMatrix.padded(weight.rows());
    products = new DenseProducts(weight, outputWidth);
    biasRows = new BiasRows(engine, bias, outputWidth);
  }

  /** Declares {@code <name>.weight}, [outputs, inputs], and {@code <name>.bias}, [outputs]. */
  public static Dense of(
      Engine engine, Parameters parameters, String name, int inputs, int outputs) {
    PaddedMatrix weight = new PaddedMatrix(parameters, name + ".weight", outputs, inputs);
    return new Dense(engine, parameters, name, weight, Weights.OWN);
  }

  /**
   * Declares {@code <name>.bias} and shares the weights of an embedding: as many outputs as it has
   * symbols, as many inputs as its vectors have floats.
   */
  public static Dense tied(
      Engine engine, Parameters parameters, String name, EmbeddingTable table) {
    return new Dense(engine, parameters, name, table.weight(), Weights.TIED);
  }

  /** Floats from one row of the input to the next. */
  public int inputWidth() {
    return weight.width();
  }

  /** Floats from one row of the output to the next: O padded to a multiple of 16. */
  public int outputWidth() {
    return outputWidth;
  }

  /** O, without padding. */
  public int outputs() {
    return weight.rows();
  }

  /** W, [O, I]. */
  public PaddedMatrix weight() {
    return weight;
  }

  /** [O]. */
  public Bias bias() {
    return bias;
  }

  /** Draws weights of its own from the uniform distribution on ±1 / sqrt(inputs). */
  public void initialise(SeededRandom random) {
    if (weights == Weights.OWN) {
      weight.initialise(random, 1 / Math.sqrt(weight.columns()));
    }
  }

  /** The bias, after weights of its own. */
  public List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>();
    if (weights == Weights.OWN) {
      tensors.add(weight.export());
    }
    tensors.add(bias.export());
    return tensors;
  }

  /**
   * Takes over the bias, and weights of its own.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  public void load(Map<String, NamedTensor> tensors) {
    if (weights == Weights.OWN) {
      weight.load(tensors);
    }
    bias.load(tensors);
  }

  /**
   * The affine map of all rows.
   *
   * @param input [N, inputWidth]
   * @param output [N, outputWidth], replaced but for its padding
   */
  public void forward(Floats input, int rows, Floats output) {
    product(input, rows, output);
    biasRows.add(output, rows);
  }

  /** {@link #forward} without the bias. */
  public void product(Floats input, int rows, Floats output) {
    engine.gemm().multiply(engine.team(), products.forward(input, rows, output));
  }

  /**
   * Adds to the gradients of weights and bias.
   *
   * @param input of the forward pass
   * @param dOutput [N, outputWidth]; its padding is ignored
   * @param dInput [N, inputWidth], replaced; neither {@code input} nor {@code dOutput}
   */
  public void backward(Floats input, Floats dOutput, int rows, Floats dInput) {
    biasRows.sum(dOutput, rows);
    backwardProduct(input, dOutput, rows, dInput);
  }

  /** {@link #backward} without the bias. */
  public void backwardProduct(Floats input, Floats dOutput, int rows, Floats dInput) {
    if (dInput == input || dInput == dOutput) {
      throw new IllegalArgumentException(
          "dInput must be memory of its own, was that of an operand");
    }
    engine.gemm().multiply(engine.team(), products.backward(input, dOutput, rows, dInput));
  }
}
