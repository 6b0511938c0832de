package io.sluice.neural.softmax;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.loss.SoftmaxCrossEntropy;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.random.SeededRandom;
import java.util.List;
import java.util.Map;

/**
 * A full softmax whose normalisation is estimated in training by importance sampling (Bengio and
 * Senécal 2008, Jean et al. 2015): the right class and S classes drawn log-uniformly for all rows
 * of a window stand for all V. A class is weighed by the times it was drawn over the times it was
 * expected, so that the sum of exponentials has the right expectation:
 *
 * <pre>
 * Z[n] = e^x[n, t] + sum over drawn c other than t of m(c) / q(c) e^x[n, c]        E Z = sum over all c of e^x[n, c]
 * </pre>
 *
 * <p>The loss {@code ln Z - x[t]} is on average a little below the full one, and equal to it when S
 * = V. Evaluation is exact. Gradients lie in the rows of candidates only: the weights must be
 * declared {@link PaddedMatrix#updatedByRows} for that to save work in updates, too.
 */
public final class SampledSoftmax implements SoftmaxLayer {
  /** Most floats of logits kept at a time, but for one block of rows: 128 MiB. */
  private static final int LARGEST = 1 << 25;

  private final Engine engine;
  private final Dense dense;
  private final FullSoftmax full;
  private final Candidates candidates;
  private final CandidateCrossEntropy loss;
  private final RowMoves moves;
  private final int maxRows;
  private final int run;
  private final Floats logits;
  private final Floats weights;
  private final Floats dWeights;

  /**
   * Reserves memory.
   *
   * @param dense whose outputs are in the order of falling frequency
   * @param samples S, at most as many as there are outputs
   * @param maxRows most rows of a pass
   */
  public SampledSoftmax(Engine engine, Dense dense, int samples, int maxRows) {
    this.engine = engine;
    this.dense = dense;
    this.maxRows = maxRows;
    full = new FullSoftmax(engine, dense, maxRows);
    candidates = new Candidates(dense.outputs(), samples, maxRows);
    int width = PaddedMatrix.padded(candidates.most());
    int blocks = Math.max(1, LARGEST / width / SoftmaxCrossEntropy.BLOCK);
    run = (int) Math.min(maxRows, (long) blocks * SoftmaxCrossEntropy.BLOCK);
    loss = new CandidateCrossEntropy(engine, candidates, run);
    moves = new RowMoves(engine, dense.inputWidth());
    logits = engine.arena().allocate(run, width);
    weights = engine.arena().allocate(candidates.most(), dense.inputWidth());
    dWeights = engine.arena().allocate(candidates.most(), dense.inputWidth());
  }

  @Override
  public int inputWidth() {
    return dense.inputWidth();
  }

  @Override
  public void initialise(SeededRandom random) {
    dense.initialise(random);
  }

  @Override
  public List<NamedTensor> export() {
    return dense.export();
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    dense.load(tensors);
  }

  @Override
  public double train(Floats input, int[] targets, int rows, SeededRandom random, Floats dInput) {
    require(targets, rows);
    candidates.draw(random.nextLong(), targets, rows);
    int count = candidates.count();
    int[] classes = candidates.classes();
    dense.weight().need(classes, count);
    moves.gather(dense.weight().values(), classes, count, weights);
    loss.begin(dense.bias().values());
    Matrix some = Matrix.of(weights, count, dense.inputWidth());
    double sum = 0;
    for (int from = 0; from < rows; from += run) {
      sum += part(input, targets, from, rows, some, dInput);
    }
    moves.addTo(dense.weight().gradients(), classes, count, dWeights);
    loss.end(dense.bias().gradients());
    return sum;
  }

  private double part(Floats input, int[] targets, int from, int rows, Matrix some, Floats dInput) {
    int size = Math.min(run, rows - from);
    int width = dense.inputWidth();
    int stride = PaddedMatrix.padded(some.rows());
    Matrix part = new Matrix(input, from * width, size, width, width, Matrix.Order.ROWS);
    Matrix products = new Matrix(logits, 0, size, some.rows(), stride, Matrix.Order.ROWS);
    Accumulation replaced = Accumulation.REPLACE;
    engine.gemm().multiply(engine.team(), part, some.transposed(), replaced, products);
    double sum = loss.train(logits, stride, targets, from, size, 1.0 / rows);
    Product gradient =
        new Product(
            products.transposed(),
            part,
            from == 0 ? replaced : Accumulation.ADD,
            Matrix.of(dWeights, some.rows(), width));
    Product derivative =
        new Product(
            products,
            some,
            replaced,
            new Matrix(dInput, from * width, size, width, width, Matrix.Order.ROWS));
    engine.gemm().multiply(engine.team(), List.of(gradient, derivative));
    return sum;
  }

  private void require(int[] targets, int rows) {
    if (rows > maxRows) {
      throw new IllegalArgumentException(
          "%d rows exceed the %d rows reserved for".formatted(rows, maxRows));
    }
    for (int n = 0; n < rows; n++) {
      if (targets[n] < 0 || targets[n] >= dense.outputs()) {
        throw new IllegalArgumentException(
            "the target of row %d must be in [0, %d), was %d"
                .formatted(n, dense.outputs(), targets[n]));
      }
    }
  }

  @Override
  public double evaluate(Floats input, int[] targets, float[] rowWeights, int rows) {
    dense.weight().needAll();
    return full.evaluate(input, targets, rowWeights, rows);
  }
}
