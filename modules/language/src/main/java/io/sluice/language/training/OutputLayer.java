package io.sluice.language.training;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.parameter.Parameters.Parameter;
import io.sluice.neural.team.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * From hidden units to the loss: an affine layer over V symbols and the cross-entropy of its
 * softmax, backward fused. R rows, H padded hidden units.
 *
 * <pre>
 * x = h W' + b        loss = sum over rows of ln sum over j of e^x(j) - x(target)
 * dx = (softmax(x) - onehot(target)) * scale
 * </pre>
 *
 * <p>W is an [V, H] table of its own or that of the embedding. Sums over rows are made in blocks of
 * fixed size, so that they do not depend on the number of threads.
 */
final class OutputLayer {
  private static final int ROWS = 64;
  private static final int STRIP = 16;

  private final Engine engine;
  private final RowKernels kernels;
  private final EmbeddingLayer weights;
  private final Parameters parameters;
  private final Parameter bias;
  private final int vocabulary;
  private final int width;
  private final Floats logits;
  private final double[] losses;
  private final float[][] biasSums;

  OutputLayer(
      Engine engine, Parameters parameters, EmbeddingLayer weights, int vocabulary, int maxRows) {
    this.engine = engine;
    this.parameters = parameters;
    this.weights = weights;
    this.vocabulary = vocabulary;
    kernels = engine.kernels().rows();
    width = weights.width();
    bias = parameters.declare("output.bias", vocabulary);
    logits = engine.arena().allocate(Math.multiplyExact(maxRows, vocabulary));
    losses = new double[maxRows];
    biasSums = new float[(maxRows + ROWS - 1) / ROWS][vocabulary];
  }

  /** [V], canonical. */
  NamedTensor exportBias() {
    return new NamedTensor(bias.name(), List.of(vocabulary), parameters.values(bias).toArray());
  }

  void loadBias(Map<String, NamedTensor> tensors) {
    NamedTensor tensor = tensors.get(bias.name());
    if (tensor == null || !tensor.shape().equals(List.of(vocabulary))) {
      throw new IllegalArgumentException(
          "expected a tensor %s of shape [%d], found %s"
              .formatted(bias.name(), vocabulary, tensor == null ? "none" : tensor.shape()));
    }
    parameters.values(bias).write(0, tensor.values(), 0, vocabulary);
  }

  /** The sum of the rows' losses in nats. */
  double evaluate(Floats hidden, int[] targets, boolean[] counted, int rows) {
    multiply(hidden, rows);
    engine.team().run(worker -> losses(worker, targets, rows, Derivative.NONE));
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += counted[row] ? losses[row] : 0;
    }
    return sum;
  }

  /**
   * The sum of the rows' losses in nats, with the derivative of their mean.
   *
   * @param hidden [R, H]
   * @param dHidden [R, H], replaced
   */
  double train(Floats hidden, int[] targets, int rows, Floats dHidden) {
    multiply(hidden, rows);
    float scale = 1f / rows;
    Team team = engine.team();
    team.run(worker -> losses(worker, targets, rows, new Derivative(scale)));
    team.run(worker -> addBias(worker, rows));
    Matrix dLogits = Matrix.of(logits, rows, vocabulary);
    Matrix table = Matrix.of(weights.values(), vocabulary, width);
    Matrix dTable = Matrix.of(weights.gradients(), vocabulary, width);
    Matrix h = Matrix.of(hidden, rows, width);
    engine.gemm().multiply(team, dLogits.transposed(), h, Accumulation.ADD, dTable);
    Matrix dh = Matrix.of(dHidden, rows, width);
    engine.gemm().multiply(team, dLogits, table, Accumulation.REPLACE, dh);
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += losses[row];
    }
    return sum;
  }

  private void multiply(Floats hidden, int rows) {
    engine
        .gemm()
        .multiply(
            engine.team(),
            Matrix.of(hidden, rows, width),
            Matrix.of(weights.values(), vocabulary, width).transposed(),
            Accumulation.REPLACE,
            Matrix.of(logits, rows, vocabulary));
  }

  /** Whether the logits are replaced by their derivatives, and at which scale. */
  private record Derivative(float scale) {
    static final Derivative NONE = new Derivative(0);
  }

  private void losses(Team.Worker worker, int[] targets, int rows, Derivative derivative) {
    float[] b = new float[vocabulary];
    parameters.values(bias).read(0, b, 0, vocabulary);
    float[] row = new float[vocabulary];
    float[] sums = new float[RowKernels.LANES];
    int blocks = (rows + ROWS - 1) / ROWS;
    for (int block = worker.from(blocks); block < worker.to(blocks); block++) {
      Arrays.fill(biasSums[block], 0);
      for (int i = block * ROWS; i < Math.min(rows, (block + 1) * ROWS); i++) {
        logits.read(i * vocabulary, row, 0, vocabulary);
        kernels.add(row, 0, b, 0, vocabulary);
        float shift = kernels.maximum(row, 0, vocabulary);
        double target = (double) row[targets[i]] - shift;
        kernels.exponentials(row, 0, vocabulary, shift, sums);
        float total = RowKernels.total(sums);
        losses[i] = StrictMath.log(total) - target;
        if (derivative.scale() > 0) {
          kernels.scale(row, 0, vocabulary, derivative.scale() / total);
          row[targets[i]] -= derivative.scale();
          kernels.add(biasSums[block], 0, row, 0, vocabulary);
          logits.write(i * vocabulary, row, 0, vocabulary);
        }
      }
    }
  }

  /** Adds the sums of all blocks to the bias gradient, in order. */
  private void addBias(Team.Worker worker, int rows) {
    int strips = (vocabulary + STRIP - 1) / STRIP;
    int from = worker.from(strips) * STRIP;
    int count = Math.min(vocabulary, worker.to(strips) * STRIP) - from;
    if (count <= 0) {
      return;
    }
    float[] sum = new float[count];
    Floats gradients = parameters.gradients(bias);
    gradients.read(from, sum, 0, count);
    for (int block = 0; block < (rows + ROWS - 1) / ROWS; block++) {
      kernels.add(sum, 0, biasSums[block], from, count);
    }
    gradients.write(from, sum, 0, count);
  }
}
