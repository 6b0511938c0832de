package io.sluice.embeddings.characters;

import io.sluice.neural.parameter.NamedTensor;
import java.util.List;
import java.util.Map;

/**
 * The vector of a word by a character LSTM, in double, from canonical tensors in one flat array.
 */
final class LstmTwin {
  private final Map<String, Integer> places;
  private final int dimension;
  private final int hidden;

  /**
   * @param places where the values of each tensor begin in the flat array
   */
  LstmTwin(Map<String, Integer> places, int dimension, int hidden) {
    this.places = places;
    this.dimension = dimension;
    this.hidden = hidden;
  }

  static double[] flat(List<NamedTensor> tensors, Map<String, Integer> places) {
    int size = 0;
    for (NamedTensor tensor : tensors) {
      places.put(tensor.name(), size);
      size += tensor.values().length;
    }
    double[] flat = new double[size];
    int at = 0;
    for (NamedTensor tensor : tensors) {
      for (float value : tensor.values()) {
        flat[at++] = value;
      }
    }
    return flat;
  }

  private int place(String name) {
    return places.getOrDefault("part." + name, -1);
  }

  /** [2 H] of characters given by their rows. */
  double[] vector(double[] w, int[] rows) {
    double[] vector = new double[2 * hidden];
    for (int direction = 0; direction < 2; direction++) {
      String prefix = "recurrent.0." + (direction == 0 ? "forward" : "backward");
      double[] h = new double[hidden];
      double[] c = new double[hidden];
      for (int step = 0; step < rows.length; step++) {
        int row = rows[direction == 0 ? step : rows.length - 1 - step];
        h = step(w, prefix, place("characters.weight") + row * dimension, h, c);
      }
      System.arraycopy(h, 0, vector, direction * hidden, hidden);
    }
    return vector;
  }

  private double[] step(double[] w, String prefix, int input, double[] before, double[] cell) {
    double[] after = new double[hidden];
    for (int u = 0; u < hidden; u++) {
      double i = sigmoid(gate(w, prefix, input, before, u));
      double f = sigmoid(gate(w, prefix, input, before, hidden + u));
      double g = Math.tanh(gate(w, prefix, input, before, 2 * hidden + u));
      double o = sigmoid(gate(w, prefix, input, before, 3 * hidden + u));
      cell[u] = f * cell[u] + i * g;
      after[u] = o * Math.tanh(cell[u]);
    }
    return after;
  }

  private double gate(double[] w, String prefix, int input, double[] before, int row) {
    double sum = w[place(prefix + ".bias") + row];
    for (int k = 0; k < dimension; k++) {
      sum += w[place(prefix + ".input.weight") + row * dimension + k] * w[input + k];
    }
    for (int k = 0; k < hidden; k++) {
      sum += w[place(prefix + ".hidden.weight") + row * hidden + k] * before[k];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
