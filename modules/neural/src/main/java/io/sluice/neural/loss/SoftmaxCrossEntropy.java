package io.sluice.neural.loss;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Bias;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.team.Team;
import java.util.Arrays;

/**
 * Cross-entropy of the softmax of logits with one right class a row. N rows, V classes in rows of
 * {@link #width()} floats. With row weights w (0 for what is masked):
 *
 * <pre>
 * x = logits + bias
 * loss[n] = ln sum over j of e^x[n, j] - x[n, target[n]]                    in nats, per row
 * dLogits[n, j] = scale w[n] (softmax(x[n])[j] - (j = target[n] ? 1 : 0))   written over the logits
 * dBias += sum over n of dLogits[n]
 * </pre>
 *
 * <p>The scale is that of the {@link Reduction}. There is no [N, V] memory beside the logits; a row
 * is worked on in cache, and rows in blocks of fixed size, so that the sums do not depend on the
 * number of threads. Padding of rows is neither read nor written.
 *
 * <p>Allocates nothing in a pass. One caller at a time.
 */
public final class SoftmaxCrossEntropy {
  /**
   * Rows whose derivatives are added up before they are added to those of other rows: passes over
   * runs of so many rows, one after another, give the bytes of one pass over all.
   */
  public static final int BLOCK = 64;

  private static final int STRIP = 16;

  private final Team team;
  private final RowKernels kernels;
  private final Bias bias;
  private final int classes;
  private final int width;
  private final double[] losses;
  private final float[] ones;
  private final float[][] biasSums;
  private final float[][] rowScratch;
  private final float[][] biasScratch;
  private final float[][] laneScratch;
  private final Team.Task lossPass = this::lossPass;
  private final Team.Task biasPass = this::biasPass;

  private Floats logits;
  private int[] targets = new int[0];
  private float[] weights = new float[0];
  private int rows;
  private double scale;
  private boolean deriving;

  /**
   * Reserves memory.
   *
   * @param bias added to every row of logits, [V]; a layer's own that was left out of its product
   * @param maxRows most rows of a pass
   */
  public SoftmaxCrossEntropy(Engine engine, Bias bias, int maxRows) {
    team = engine.team();
    kernels = engine.kernels().rows();
    this.bias = bias;
    classes = bias.size();
    width = PaddedMatrix.padded(classes);
    losses = new double[maxRows];
    ones = new float[maxRows];
    Arrays.fill(ones, 1);
    biasSums = new float[(maxRows + BLOCK - 1) / BLOCK][classes];
    rowScratch = new float[team.size()][classes];
    biasScratch = new float[team.size()][classes];
    laneScratch = new float[team.size()][RowKernels.LANES];
    logits = engine.arena().allocate(0);
  }

  /** Floats from one row of logits to the next: V padded to a multiple of 16. */
  public int width() {
    return width;
  }

  /** {@link #train(Floats, int[], float[], int, Reduction)} with all weights 1. */
  public double train(Floats logits, int[] targets, int rows, Reduction reduction) {
    return train(logits, targets, ones, rows, reduction);
  }

  /**
   * The weighted sum of the losses, and derivatives.
   *
   * @param logits [N, width], replaced by their derivatives
   * @param targets [N], each in [0, V) where the weight is not 0
   * @param weights [N], not negative; rows of weight 0 are not looked at and get derivatives of 0
   * @param reduction what the derivatives are of; the result is the sum in any case
   */
  public double train(
      Floats logits, int[] targets, float[] weights, int rows, Reduction reduction) {
    return train(logits, targets, weights, rows, reduction.scale(totalWeight(weights, rows)));
  }

  /**
   * The same for rows that are a part of all rows that a loss is summed or averaged over.
   *
   * @param factor what derivatives are multiplied by: one over the number of all rows, say
   */
  public double train(Floats logits, int[] targets, float[] weights, int rows, double factor) {
    check(targets, weights, rows);
    scale = factor;
    deriving = true;
    double sum = run(logits, targets, weights, rows);
    team.run(biasPass);
    return sum;
  }

  /** {@link #evaluate(Floats, int[], float[], int)} with all weights 1. */
  public double evaluate(Floats logits, int[] targets, int rows) {
    return evaluate(logits, targets, ones, rows);
  }

  /** The weighted sum of the losses; logits and gradients stay as they are. */
  public double evaluate(Floats logits, int[] targets, float[] weights, int rows) {
    check(targets, weights, rows);
    deriving = false;
    return run(logits, targets, weights, rows);
  }

  /** Loss of one row of the last pass in nats, without its weight; 0 where the weight is 0. */
  public double loss(int row) {
    return losses[row];
  }

  private static double totalWeight(float[] weights, int rows) {
    double total = 0;
    for (int n = 0; n < rows; n++) {
      total += weights[n];
    }
    return total;
  }

  private void check(int[] newTargets, float[] newWeights, int newRows) {
    if (newRows > losses.length) {
      throw new IllegalArgumentException(
          "%d rows exceed the %d rows reserved for".formatted(newRows, losses.length));
    }
    for (int n = 0; n < newRows; n++) {
      if (!(newWeights[n] >= 0 && newWeights[n] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the weight of row %d must be at least 0, was %s".formatted(n, newWeights[n]));
      }
      if (newWeights[n] > 0 && (newTargets[n] < 0 || newTargets[n] >= classes)) {
        throw new IllegalArgumentException(
            "the target of row %d must be in [0, %d), was %d".formatted(n, classes, newTargets[n]));
      }
    }
  }

  private double run(Floats newLogits, int[] newTargets, float[] newWeights, int newRows) {
    logits = newLogits;
    targets = newTargets;
    weights = newWeights;
    rows = newRows;
    team.run(lossPass);
    double sum = 0;
    for (int n = 0; n < rows; n++) {
      sum += weights[n] * losses[n];
    }
    return sum;
  }

  private int blocks() {
    return (rows + BLOCK - 1) / BLOCK;
  }

  private void lossPass(Team.Worker worker) {
    float[] b = biasScratch[worker.index()];
    bias.values().read(0, b, 0, classes);
    int to = worker.to(blocks());
    for (int block = worker.from(blocks()); block < to; block++) {
      float[] biasSum = biasSums[block];
      if (deriving) {
        Arrays.fill(biasSum, 0);
      }
      int end = Math.min(rows, (block + 1) * BLOCK);
      for (int n = block * BLOCK; n < end; n++) {
        row(n, rowScratch[worker.index()], b, laneScratch[worker.index()], biasSum);
      }
    }
  }

  private void row(int n, float[] row, float[] b, float[] lanes, float[] biasSum) {
    if (weights[n] == 0) {
      losses[n] = 0;
      if (deriving) {
        Arrays.fill(row, 0);
        logits.write(n * width, row, 0, classes);
      }
      return;
    }
    logits.read(n * width, row, 0, classes);
    kernels.add(row, 0, b, 0, classes);
    float shift = kernels.maximum(row, 0, classes);
    double right = (double) row[targets[n]] - shift;
    kernels.exponentials(row, 0, classes, shift, lanes);
    float total = RowKernels.total(lanes);
    losses[n] = StrictMath.log(total) - right;
    if (deriving) {
      float factor = (float) (scale * weights[n]);
      kernels.scale(row, 0, classes, factor / total);
      row[targets[n]] -= factor;
      kernels.add(biasSum, 0, row, 0, classes);
      logits.write(n * width, row, 0, classes);
    }
  }

  /** Adds the sums of all blocks of rows in order, each worker for its own columns. */
  private void biasPass(Team.Worker worker) {
    int from = worker.from(width / STRIP) * STRIP;
    int columns = Math.min(classes, worker.to(width / STRIP) * STRIP) - from;
    if (columns <= 0) {
      return;
    }
    float[] sum = rowScratch[worker.index()];
    Floats gradients = bias.gradients();
    gradients.read(from, sum, 0, columns);
    for (int block = 0; block < blocks(); block++) {
      kernels.add(sum, 0, biasSums[block], from, columns);
    }
    gradients.write(from, sum, 0, columns);
  }
}
