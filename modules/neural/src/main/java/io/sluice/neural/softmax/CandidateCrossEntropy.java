package io.sluice.neural.softmax;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.loss.SoftmaxCrossEntropy;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.team.Team;
import java.util.Arrays;

/**
 * Cross-entropy over candidates. N rows, C candidates, t(n) the right one of row n:
 *
 * <pre>
 * x[n, c] = logits[n, c] + bias[c] + (c = t(n) ? 0 : correction[c])
 * loss[n] = ln sum over c of e^x[n, c] - x[n, t(n)]
 * dLogits[n, c] = factor (softmax(x[n])[c] - (c = t(n) ? 1 : 0))            over the logits
 * dBias += sum over n of dLogits[n]
 * </pre>
 *
 * <p>Rows in blocks of fixed size, as in {@link SoftmaxCrossEntropy}.
 */
final class CandidateCrossEntropy {
  private static final int BLOCK = SoftmaxCrossEntropy.BLOCK;

  private final Team team;
  private final RowKernels kernels;
  private final Candidates candidates;
  private final float[] bias;
  private final float[] corrected;
  private final float[] dBias;
  private final double[] losses;
  private final float[][] biasSums;
  private final float[][] rowScratch;
  private final float[][] laneScratch;
  private final Team.Task task = this::pass;

  private Floats logits;
  private int[] targets = new int[0];
  private int from;
  private int rows;
  private int stride;
  private int count;
  private float factor;

  /**
   * @param maxRows most rows of a pass
   */
  CandidateCrossEntropy(Engine engine, Candidates candidates, int maxRows) {
    team = engine.team();
    kernels = engine.kernels().rows();
    this.candidates = candidates;
    int most = candidates.most();
    bias = new float[most];
    corrected = new float[most];
    dBias = new float[most];
    losses = new double[maxRows];
    biasSums = new float[(maxRows + BLOCK - 1) / BLOCK][most];
    rowScratch = new float[team.size()][most];
    laneScratch = new float[team.size()][RowKernels.LANES];
    logits = engine.arena().allocate(0);
  }

  /** Takes the biases of new candidates. */
  void begin(Floats allBiases) {
    count = candidates.count();
    for (int column = 0; column < count; column++) {
      bias[column] = allBiases.get(candidates.classes()[column]);
      corrected[column] = bias[column] + candidates.correction(column);
    }
    Arrays.fill(dBias, 0, count, 0);
  }

  /**
   * The sum of the losses of a run of rows.
   *
   * @param newLogits [run, newStride], replaced by their derivatives
   * @param newTargets right classes of all rows
   * @param first the first row of the run
   */
  double train(
      Floats newLogits, int newStride, int[] newTargets, int first, int run, double newFactor) {
    logits = newLogits;
    stride = newStride;
    targets = newTargets;
    from = first;
    rows = run;
    factor = (float) newFactor;
    team.run(task);
    double sum = 0;
    for (int n = 0; n < rows; n++) {
      sum += losses[n];
    }
    for (int block = 0; block < blocks(); block++) {
      kernels.add(dBias, 0, biasSums[block], 0, count);
    }
    return sum;
  }

  /** Adds the derivatives of the biases since {@link #begin}. */
  void end(Floats allGradients) {
    for (int column = 0; column < count; column++) {
      int c = candidates.classes()[column];
      allGradients.set(c, allGradients.get(c) + dBias[column]);
    }
  }

  private int blocks() {
    return (rows + BLOCK - 1) / BLOCK;
  }

  private void pass(Team.Worker worker) {
    int to = worker.to(blocks());
    for (int block = worker.from(blocks()); block < to; block++) {
      float[] biasSum = biasSums[block];
      Arrays.fill(biasSum, 0, count, 0);
      int end = Math.min(rows, (block + 1) * BLOCK);
      for (int n = block * BLOCK; n < end; n++) {
        row(n, rowScratch[worker.index()], laneScratch[worker.index()], biasSum);
      }
    }
  }

  private void row(int n, float[] row, float[] lanes, float[] biasSum) {
    int right = candidates.column(targets[from + n]);
    logits.read(n * stride, row, 0, count);
    float logit = row[right] + bias[right];
    kernels.add(row, 0, corrected, 0, count);
    row[right] = logit;
    float shift = kernels.maximum(row, 0, count);
    kernels.exponentials(row, 0, count, shift, lanes);
    float total = RowKernels.total(lanes);
    losses[n] = StrictMath.log(total) - ((double) logit - shift);
    kernels.scale(row, 0, count, factor / total);
    row[right] -= factor;
    kernels.add(biasSum, 0, row, 0, count);
    logits.write(n * stride, row, 0, count);
  }
}
