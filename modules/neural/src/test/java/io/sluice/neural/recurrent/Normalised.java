package io.sluice.neural.recurrent;

/** One step of one lane of the LSTM with layer normalisation, in double and plain loops. */
final class Normalised {
  private static final double EPSILON = 1e-5;

  private final int hidden;
  private final double[] extra;
  private final double[] mask;
  private Norm input = new Norm(new double[1]);
  private Norm product = input;
  private Norm cell = input;
  private double[] gates = {};
  private double[] before = {};

  /**
   * @param extra gains of the input and of the product, [4 * H] each, gain and bias of the cell
   */
  Normalised(int hidden, double[] extra, double[] mask) {
    this.hidden = hidden;
    this.extra = extra;
    this.mask = mask;
  }

  /** A normalised vector. */
  private static final class Norm {
    final double[] values;
    final double scale;

    Norm(double[] v) {
      double mean = 0;
      for (double value : v) {
        mean += value / v.length;
      }
      double variance = 0;
      for (double value : v) {
        variance += (value - mean) * (value - mean) / v.length;
      }
      scale = 1 / Math.sqrt(variance + EPSILON);
      values = new double[v.length];
      for (int i = 0; i < v.length; i++) {
        values[i] = (v[i] - mean) * scale;
      }
    }

    /** Derivative by the vector from that by its normalised values. */
    double[] backward(double[] d) {
      double first = 0;
      double second = 0;
      for (int i = 0; i < d.length; i++) {
        first += d[i] / d.length;
        second += d[i] * values[i] / d.length;
      }
      double[] result = new double[d.length];
      for (int i = 0; i < d.length; i++) {
        result[i] = scale * (d[i] - first - values[i] * second);
      }
      return result;
    }
  }

  /**
   * @param z projected input and bias; replaced by the gates
   */
  void forward(double[] z, double[] u, double[] bias, double[] c, double[] nextC, double[] nextH) {
    double[] x = z.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] -= bias[i];
    }
    input = new Norm(x);
    product = new Norm(u);
    gates = z;
    before = c;
    for (int i = 0; i < z.length; i++) {
      double sum = extra[i] * input.values[i] + extra[z.length + i] * product.values[i] + bias[i];
      z[i] = i / hidden == 2 ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
    }
    for (int j = 0; j < hidden; j++) {
      nextC[j] = z[hidden + j] * c[j] + z[j] * z[2 * hidden + j] * mask[j];
    }
    cell = new Norm(nextC);
    for (int j = 0; j < hidden; j++) {
      nextH[j] = z[3 * hidden + j] * Math.tanh(exposed(j));
    }
  }

  private double exposed(int j) {
    return extra[8 * hidden + j] * cell.values[j] + extra[9 * hidden + j];
  }

  /**
   * @param dc derivative by the cell after the step; replaced by that before it
   * @param dx receives the derivative by the projected input
   * @param du receives the derivative by the product
   */
  void backward(
      double[] dh, double[] dc, double[] dx, double[] du, double[] dBias, double[] dExtra) {
    double[] dz = new double[4 * hidden];
    double[] dNormal = new double[hidden];
    for (int j = 0; j < hidden; j++) {
      double s = Math.tanh(exposed(j));
      double o = gates[3 * hidden + j];
      dz[3 * hidden + j] = dh[j] * s * o * (1 - o);
      double dy = dh[j] * o * (1 - s * s);
      dExtra[8 * hidden + j] += dy * cell.values[j];
      dExtra[9 * hidden + j] += dy;
      dNormal[j] = dy * extra[8 * hidden + j];
    }
    double[] dCell = cell.backward(dNormal);
    for (int j = 0; j < hidden; j++) {
      double d = dc[j] + dCell[j];
      double i = gates[j];
      double f = gates[hidden + j];
      double g = gates[2 * hidden + j];
      dz[j] = d * g * mask[j] * i * (1 - i);
      dz[hidden + j] = d * before[j] * f * (1 - f);
      dz[2 * hidden + j] = d * i * mask[j] * (1 - g * g);
      dc[j] = d * f;
    }
    double[] dInput = new double[dz.length];
    double[] dProduct = new double[dz.length];
    for (int i = 0; i < dz.length; i++) {
      dBias[i] += dz[i];
      dExtra[i] += dz[i] * input.values[i];
      dExtra[dz.length + i] += dz[i] * product.values[i];
      dInput[i] = dz[i] * extra[i];
      dProduct[i] = dz[i] * extra[dz.length + i];
    }
    System.arraycopy(input.backward(dInput), 0, dx, 0, dx.length);
    System.arraycopy(product.backward(dProduct), 0, du, 0, du.length);
  }
}
