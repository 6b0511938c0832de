package io.sluice.neural.softmax;

import io.sluice.neural.parameter.NamedTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Softmax layers in double, class by class, out of canonical tensors that may be changed. */
final class SoftmaxTwin {
  private final Map<String, double[]> weights = new HashMap<>();

  SoftmaxTwin(List<NamedTensor> tensors) {
    for (NamedTensor tensor : tensors) {
      double[] wide = new double[tensor.values().length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = tensor.values()[i];
      }
      weights.put(tensor.name(), wide);
    }
  }

  double[] weight(String name) {
    double[] values = weights.get(name);
    if (values == null) {
      throw new IllegalStateException("no tensor " + name);
    }
    return values;
  }

  private static double[] product(double[] matrix, double[] x) {
    double[] y = new double[matrix.length / x.length];
    for (int i = 0; i < matrix.length; i++) {
      y[i / x.length] += matrix[i] * x[i % x.length];
    }
    return y;
  }

  private double[] logits(String name, double[] x) {
    double[] y = product(weight(name + ".weight"), x);
    for (int i = 0; i < y.length; i++) {
      y[i] += weight(name + ".bias")[i];
    }
    return y;
  }

  private static double logProbability(double[] logits, int c) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    return logits[c] - Math.log(sum);
  }

  double full(double[] x, int c) {
    return logProbability(logits("output", x), c);
  }

  double adaptive(Clusters clusters, double[] x, int c) {
    double[] head = logits("output.head", x);
    if (c < clusters.frequent()) {
      return logProbability(head, c);
    }
    int cluster = clusters.place(c) - clusters.frequent();
    String tail = "output.tail." + cluster;
    double[] projected = product(weight(tail + ".projection"), x);
    return logProbability(head, clusters.place(c))
        + logProbability(logits(tail, projected), c - clusters.from(cluster));
  }

  /**
   * By the definition of the estimate.
   *
   * @param times how often each class was drawn
   * @param expected how often it should be
   */
  double sampled(double[] x, int right, int[] times, double[] expected) {
    double[] logits = logits("output", x);
    double sum = Math.exp(logits[right]);
    for (int c = 0; c < logits.length; c++) {
      if (c != right) {
        sum += times[c] / expected[c] * Math.exp(logits[c]);
      }
    }
    return logits[right] - Math.log(sum);
  }
}
