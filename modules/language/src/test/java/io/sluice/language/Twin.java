package io.sluice.language;

import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A language model in double, written from the equations and the canonical tensors alone. One row
 * of loops for each equation; slow.
 */
final class Twin {
  private final LanguageModel model;
  private final Map<String, double[]> weights = new HashMap<>();
  private final double[][] hidden;
  private final double[][] cell;

  Twin(LanguageModel model) {
    this.model = model;
    for (NamedTensor tensor : model.tensors()) {
      double[] values = new double[tensor.values().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.values()[i];
      }
      weights.put(tensor.name(), values);
    }
    int layers = model.settings().recurrent().layers();
    hidden = new double[layers][model.settings().recurrent().outputs()];
    cell = new double[layers][model.settings().recurrent().hidden()];
  }

  /** Nats of every symbol after the first, from the zero state. */
  double[] surprises(int... symbols) {
    for (int layer = 0; layer < hidden.length; layer++) {
      Arrays.fill(hidden[layer], 0);
      Arrays.fill(cell[layer], 0);
    }
    return read(symbols);
  }

  /** Copies of hidden and cell, [layers, hidden] each. */
  double[][][] state() {
    return new double[][][] {copy(hidden), copy(cell)};
  }

  /** Goes on from a {@link #state}, which is copied. */
  void load(double[][][] state) {
    System.arraycopy(copy(state[0]), 0, hidden, 0, hidden.length);
    System.arraycopy(copy(state[1]), 0, cell, 0, cell.length);
  }

  private static double[][] copy(double[][] layers) {
    return Arrays.stream(layers).map(double[]::clone).toArray(double[][]::new);
  }

  /** Nats of every symbol after the first, from the present state. */
  double[] read(int... symbols) {
    double[] surprises = new double[symbols.length - 1];
    for (int t = 0; t < surprises.length; t++) {
      double[] logits = step(symbols[t]);
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit);
      }
      surprises[t] = Math.log(sum) - logits[symbols[t + 1]];
    }
    return surprises;
  }

  private double[] step(int symbol) {
    int size = model.settings().embedding();
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = weight("embedding.weight")[symbol * size + i];
    }
    for (int layer = 0; layer < hidden.length; layer++) {
      x = advance(layer, x);
    }
    if (model.settings().softmax() instanceof SoftmaxKind.Adaptive adaptive) {
      return logProbabilities(adaptive, x);
    }
    boolean tied = model.settings().output() == OutputWeights.TIED;
    return affine(weight(tied ? "embedding.weight" : "output.weight"), weight("output.bias"), x);
  }

  private double[] logProbabilities(SoftmaxKind.Adaptive adaptive, double[] x) {
    int frequent = adaptive.cutoffs().get(0);
    double[] top = normalised(affine(weight("output.head.weight"), weight("output.head.bias"), x));
    double[] all = new double[model.codec().vocabulary().size()];
    System.arraycopy(top, 0, all, 0, frequent);
    for (int i = 0; i < adaptive.cutoffs().size(); i++) {
      String tail = "output.tail." + i;
      double[] projection = weight(tail + ".projection");
      double[] projected = affine(projection, new double[projection.length / x.length], x);
      double[] rest =
          normalised(affine(weight(tail + ".weight"), weight(tail + ".bias"), projected));
      for (int c = 0; c < rest.length; c++) {
        all[adaptive.cutoffs().get(i) + c] = top[frequent + i] + rest[c];
      }
    }
    return all;
  }

  private static double[] normalised(double[] logits) {
    double logSum = Math.log(Arrays.stream(logits).map(Math::exp).sum());
    return Arrays.stream(logits).map(logit -> logit - logSum).toArray();
  }

  /** A weight itself, to be changed at will. */
  double[] weight(String name) {
    double[] values = weights.get(name);
    if (values == null) {
      throw new IllegalStateException("no tensor " + name);
    }
    return values;
  }

  private static double[] affine(double[] matrix, double[] bias, double[] x) {
    double[] y = new double[bias.length];
    for (int row = 0; row < y.length; row++) {
      y[row] = bias[row];
      for (int i = 0; i < x.length; i++) {
        y[row] += matrix[row * x.length + i] * x[i];
      }
    }
    return y;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private double[] advance(int layer, double[] x) {
    String prefix = "recurrent." + layer + ".forward.";
    double[] bias = weight(prefix + "bias");
    double[] a = affine(weight(prefix + "input.weight"), bias, x);
    double[] b = affine(weight(prefix + "hidden.weight"), new double[bias.length], hidden[layer]);
    Cell kind = model.settings().recurrent().cell();
    int size = cell[layer].length;
    double[] next = new double[size];
    if (kind == Cell.LAYER_NORM_LSTM) {
      layerNorm(layer, a, b, prefix, next);
    }
    for (int u = 0; u < size && kind != Cell.LAYER_NORM_LSTM; u++) {
      next[u] =
          switch (kind) {
            case LSTM -> lstm(layer, u, a, b, new double[3 * size]);
            case PEEPHOLE_LSTM -> lstm(layer, u, a, b, weight(prefix + "peephole"));
            case COUPLED_LSTM -> coupled(layer, u, a, b);
            case LAYER_NORM_LSTM -> throw new AssertionError("goes over all units");
            case GRU -> gru(layer, u, a, b, weight(prefix + "candidate.hidden.bias"));
            case RNN -> Math.tanh(a[u] + b[u]);
          };
    }
    hidden[layer] =
        model.settings().recurrent().projection().isPresent()
            ? affine(weight(prefix + "projection.weight"), new double[hidden[layer].length], next)
            : next;
    return hidden[layer];
  }

  private void layerNorm(int layer, double[] a, double[] b, String prefix, double[] next) {
    double[] bias = weight(prefix + "bias");
    for (int row = 0; row < a.length; row++) {
      a[row] -= bias[row];
    }
    double[] x = normal(a, weight(prefix + "input.gain"));
    double[] y = normal(b, weight(prefix + "hidden.gain"));
    int n = next.length;
    double[] z = new double[4 * n];
    for (int row = 0; row < z.length; row++) {
      z[row] = x[row] + y[row] + bias[row];
    }
    for (int u = 0; u < n; u++) {
      cell[layer][u] = sigmoid(z[n + u]) * cell[layer][u] + sigmoid(z[u]) * Math.tanh(z[2 * n + u]);
    }
    double[] c = normal(cell[layer], weight(prefix + "cell.gain"));
    for (int u = 0; u < n; u++) {
      next[u] = sigmoid(z[3 * n + u]) * Math.tanh(c[u] + weight(prefix + "cell.bias")[u]);
    }
  }

  private static double[] normal(double[] values, double[] gain) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = gain[i] * (values[i] - mean) / Math.sqrt(variance + 1e-5);
    }
    return result;
  }

  private double coupled(int layer, int u, double[] a, double[] b) {
    int n = cell[layer].length;
    double f = sigmoid(a[u] + b[u]);
    double after = f * cell[layer][u] + (1 - f) * Math.tanh(a[n + u] + b[n + u]);
    cell[layer][u] = after;
    return sigmoid(a[2 * n + u] + b[2 * n + u]) * Math.tanh(after);
  }

  private double lstm(int layer, int u, double[] a, double[] b, double[] peephole) {
    int n = cell[layer].length;
    double before = cell[layer][u];
    double i = sigmoid(a[u] + b[u] + peephole[u] * before);
    double f = sigmoid(a[n + u] + b[n + u] + peephole[n + u] * before);
    double g = Math.tanh(a[2 * n + u] + b[2 * n + u]);
    double after = f * before + i * g;
    double o = sigmoid(a[3 * n + u] + b[3 * n + u] + peephole[2 * n + u] * after);
    cell[layer][u] = after;
    return o * Math.tanh(after);
  }

  private double gru(int layer, int u, double[] a, double[] b, double[] candidateBias) {
    int n = hidden[layer].length;
    double r = sigmoid(a[u] + b[u]);
    double z = sigmoid(a[n + u] + b[n + u]);
    double candidate = Math.tanh(a[2 * n + u] + r * (b[2 * n + u] + candidateBias[u]));
    return (1 - z) * candidate + z * hidden[layer][u];
  }
}
