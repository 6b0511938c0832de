package io.sluice.neural.loss;

/**
 * Symbols to loss in double: an embedding, an affine map with weights of its own or those of the
 * embedding, softmax and cross-entropy. One flat point holds E [V, I], W [V, I] (unless tied), b
 * [V].
 */
final class HeadTwin {
  private final HeadCase given;

  /** What each symbol's vector is multiplied by. */
  private final double[] symbolMask;

  HeadTwin(HeadCase given, double[] symbolMask) {
    this.given = given;
    this.symbolMask = symbolMask;
  }

  private int table() {
    return given.classes() * given.dimension();
  }

  private int weightOffset() {
    return given.tied() ? 0 : table();
  }

  private int biasOffset() {
    return given.tied() ? table() : 2 * table();
  }

  int size() {
    return biasOffset() + given.classes();
  }

  private double[] softmax(double[] point, int n) {
    int symbol = given.symbols()[n];
    double[] p = new double[given.classes()];
    double sum = 0;
    for (int v = 0; v < p.length; v++) {
      double x = point[biasOffset() + v];
      for (int i = 0; i < given.dimension(); i++) {
        double input = symbolMask[symbol] * point[symbol * given.dimension() + i];
        x += point[weightOffset() + v * given.dimension() + i] * input;
      }
      p[v] = Math.exp(x);
      sum += p[v];
    }
    for (int v = 0; v < p.length; v++) {
      p[v] /= sum;
    }
    return p;
  }

  private double scale() {
    double total = 0;
    for (float weight : given.weights()) {
      total += weight;
    }
    return given.reduction() == Reduction.MEAN ? 1 / total : 1;
  }

  /** The weighted sum of losses. */
  double sum(double[] point) {
    double sum = 0;
    for (int n = 0; n < given.symbols().length; n++) {
      if (given.weights()[n] > 0) {
        sum -= given.weights()[n] * Math.log(softmax(point, n)[given.targets()[n]]);
      }
    }
    return sum;
  }

  /** What the gradient is of. */
  double objective(double[] point) {
    return scale() * sum(point);
  }

  double[] gradient(double[] point) {
    double[] gradient = new double[size()];
    int dimension = given.dimension();
    for (int n = 0; n < given.symbols().length; n++) {
      if (given.weights()[n] == 0) {
        continue;
      }
      double[] d = softmax(point, n);
      d[given.targets()[n]] -= 1;
      int symbol = given.symbols()[n];
      for (int v = 0; v < d.length; v++) {
        double dLogit = scale() * given.weights()[n] * d[v];
        gradient[biasOffset() + v] += dLogit;
        for (int i = 0; i < dimension; i++) {
          int w = weightOffset() + v * dimension + i;
          int e = symbol * dimension + i;
          gradient[w] += dLogit * symbolMask[symbol] * point[e];
          gradient[e] += dLogit * symbolMask[symbol] * point[w];
        }
      }
    }
    return gradient;
  }
}
