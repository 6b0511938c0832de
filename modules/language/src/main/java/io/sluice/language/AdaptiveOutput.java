package io.sluice.language;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.PackedWeights;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.WeightPacker;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.softmax.Clusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The adaptive softmax for prediction; see {@link io.sluice.neural.softmax.AdaptiveSoftmax} for
 * what it computes. Never changed, so safe to share between threads.
 */
final class AdaptiveOutput {
  static final String HEAD = "output.head";
  static final String TAIL = "output.tail.";

  /** Rows of logits of a cluster that are in memory at a time. */
  private static final int RUN = 16;

  /** Packs weights; those that are rounded as they are. */
  record Packer(Kernels kernels, Quantisation quantisation) {
    PackedWeights pack(NamedTensor weight) {
      boolean rounded = Quantisation.isMatrix(weight.name());
      int inputs = weight.shape().get(1);
      return new WeightPacker(kernels, rounded ? quantisation.precision() : WeightPrecision.FP32)
          .pack(
              inputs,
              weight.shape().get(0),
              (k, j) -> weight.values()[j * inputs + k],
              rounded ? quantisation.scalesOf(weight.name()) : new float[0]);
    }
  }

  private final Clusters clusters;
  private final Affine head;
  private final List<Affine> projections = new ArrayList<>();
  private final List<Affine> tails = new ArrayList<>();

  AdaptiveOutput(Clusters clusters, Map<String, NamedTensor> tensors, Packer packer) {
    this.clusters = clusters;
    head = affine(tensors, HEAD, packer);
    for (int i = 0; i < clusters.count(); i++) {
      projections.add(new Affine(tensor(tensors, TAIL + i + ".projection"), new float[0], packer));
      tails.add(affine(tensors, TAIL + i, packer));
    }
  }

  private static Affine affine(Map<String, NamedTensor> tensors, String name, Packer packer) {
    float[] bias = tensor(tensors, name + ".bias").values();
    return new Affine(tensor(tensors, name + ".weight"), bias, packer);
  }

  private static NamedTensor tensor(Map<String, NamedTensor> tensors, String name) {
    NamedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor " + name + " is missing");
    }
    return tensor;
  }

  /**
   * Natural logarithms of the probabilities of all symbols after each output: logits whose
   * exponentials add up to one.
   *
   * @param outputs [rows, width]
   * @param target [rows, stride], replaced but for its padding
   */
  void logProbabilities(float[] outputs, int width, int rows, float[] target, int stride) {
    float[] top = new float[rows * head.stride()];
    head.apply(outputs, width, rows, top);
    double[] logSums = new double[rows];
    for (int row = 0; row < rows; row++) {
      int from = row * head.stride();
      logSums[row] = Distribution.logSumOfExponentials(top, from, head.outputs());
      for (int c = 0; c < clusters.frequent(); c++) {
        target[row * stride + c] = (float) (top[from + c] - logSums[row]);
      }
    }
    float[] logits = surpriseScratch();
    for (int i = 0; i < clusters.count(); i++) {
      for (int first = 0; first < rows; first += RUN) {
        int count = Math.min(RUN, rows - first);
        float[] some = Arrays.copyOfRange(outputs, first * width, (first + count) * width);
        logits(i, some, width, count, logits);
        for (int n = 0; n < count; n++) {
          int row = first + n;
          double logCluster = top[row * head.stride() + clusters.frequent() + i] - logSums[row];
          spread(i, logits, n, logCluster, target, row * stride + clusters.from(i));
        }
      }
    }
  }

  /** Divides the probability of a cluster between its symbols. */
  private void spread(
      int cluster, float[] logits, int row, double logCluster, float[] target, int at) {
    Affine tail = tails.get(cluster);
    int from = row * tail.stride();
    double logSum = Distribution.logSumOfExponentials(logits, from, tail.outputs());
    for (int c = 0; c < tail.outputs(); c++) {
      target[at + c] = (float) (logCluster + logits[from + c] - logSum);
    }
  }

  /** Memory for the logits of {@value #RUN} rows of any cluster. */
  float[] surpriseScratch() {
    return new float[RUN * tails.stream().mapToInt(Affine::stride).max().orElse(0)];
  }

  /**
   * Logits of the symbols of a cluster.
   *
   * @param target [count, stride of the cluster's tail], replaced
   */
  private void logits(int cluster, float[] outputs, int width, int count, float[] target) {
    Affine projection = projections.get(cluster);
    float[] projected = new float[count * projection.stride()];
    projection.apply(outputs, width, count, projected);
    tails.get(cluster).apply(projected, projection.stride(), count, target);
  }

  /**
   * How unexpected one symbol is after each output. Clusters are looked at only where the symbol
   * lies in them.
   *
   * @param outputs [rows, width]
   * @param symbols from {@code first} on
   * @param nats [rows], replaced
   * @param logits of {@link #surpriseScratch}, replaced
   */
  void surprises(
      float[] outputs,
      int width,
      int rows,
      int[] symbols,
      int first,
      double[] nats,
      float[] logits) {
    float[] top = new float[rows * head.stride()];
    head.apply(outputs, width, rows, top);
    for (int row = 0; row < rows; row++) {
      int place = clusters.place(symbols[first + row]);
      nats[row] = Distribution.surprise(top, row * head.stride(), head.outputs(), place);
    }
    for (int i = 0; i < clusters.count(); i++) {
      int[] inCluster = new int[RUN];
      int count = 0;
      for (int row = 0; row < rows; row++) {
        if (clusters.place(symbols[first + row]) == clusters.frequent() + i) {
          inCluster[count++] = row;
        }
        if (count == RUN || (row == rows - 1 && count > 0)) {
          addWithin(i, outputs, width, inCluster, count, symbols, first, nats, logits);
          count = 0;
        }
      }
    }
  }

  private void addWithin(
      int cluster,
      float[] outputs,
      int width,
      int[] rows,
      int count,
      int[] symbols,
      int first,
      double[] nats,
      float[] logits) {
    float[] some = new float[count * width];
    for (int i = 0; i < count; i++) {
      System.arraycopy(outputs, rows[i] * width, some, i * width, width);
    }
    Affine tail = tails.get(cluster);
    logits(cluster, some, width, count, logits);
    for (int i = 0; i < count; i++) {
      int symbol = symbols[first + rows[i]] - clusters.from(cluster);
      nats[rows[i]] += Distribution.surprise(logits, i * tail.stride(), tail.outputs(), symbol);
    }
  }
}
