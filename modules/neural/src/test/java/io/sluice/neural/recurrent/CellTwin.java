package io.sluice.neural.recurrent;

import java.util.HashMap;
import java.util.Map;

/**
 * One direction of a recurrent layer in double precision and plain loops, forward and backward: the
 * second opinion on the float kernels, itself checked by finite differences. Everything is in
 * canonical order: weights [gates * H, I], [gates * H, R], biases [gates * H], projection [R, H].
 * Without projection R is H.
 */
final class CellTwin {
  private static final double[] NONE = {};

  private final Cell cell;
  private final int hidden;
  private final int outputs;
  private final int inputs;
  private final double[] wx;
  private final double[] wh;
  private final double[] bias;
  private final double[] extra;
  private final double[] projection;
  private final double[][] hiddenMask;
  private final double[][] updateMask;
  private final boolean reverse;
  private final int[] lengths;

  private double[][][] x = {};
  private double[][][] before = {};
  private double[][][] cellsBefore = {};
  private double[][][] cellsAfter = {};
  private double[][][] a = {};
  private double[][][] candidate = {};
  private double[][][] inner = {};

  private final Map<Integer, Normalised> steps = new HashMap<>();
  private final Map<String, double[]> gradients = new HashMap<>();
  double[][] lastHidden = {};
  double[][] lastCell = {};

  /** After a backward pass: derivatives by the state before the first step, [B][R] and [B][H]. */
  double[][] dFirstHidden = {};

  double[][] dFirstCell = {};

  /**
   * @param weights by names input.weight, hidden.weight, bias, extra, projection.weight
   * @param hiddenMask [B][R], on what the products read
   * @param updateMask [B][H], on the update
   */
  CellTwin(
      Cell cell,
      int hidden,
      int inputs,
      Map<String, double[]> weights,
      double[][] hiddenMask,
      double[][] updateMask,
      boolean reverse,
      int[] lengths) {
    this.cell = cell;
    this.hidden = hidden;
    this.inputs = inputs;
    wx = weights.getOrDefault("input.weight", NONE);
    wh = weights.getOrDefault("hidden.weight", NONE);
    bias = weights.getOrDefault("bias", NONE);
    extra = weights.getOrDefault("extra", NONE);
    projection = weights.getOrDefault("projection.weight", NONE);
    outputs = projection.length == 0 ? hidden : projection.length / hidden;
    this.hiddenMask = hiddenMask;
    this.updateMask = updateMask;
    this.reverse = reverse;
    this.lengths = lengths;
  }

  /** After a backward pass, by the names of the weights. */
  double[] gradient(String name) {
    return gradients.getOrDefault(name, NONE);
  }

  /** [T][B][R] from [T][B][I] and the state before, [B][R] and [B][H]. */
  double[][][] forward(double[][][] input, double[][] h0, double[][] c0) {
    int time = input.length;
    int batch = lengths.length;
    int gates = cell.gates();
    x = input;
    before = new double[time][batch][];
    cellsBefore = new double[time][batch][];
    cellsAfter = new double[time][batch][];
    a = new double[time][batch][gates * hidden];
    candidate = new double[time][batch][hidden];
    inner = new double[time][batch][hidden];
    lastHidden = new double[batch][];
    lastCell = new double[batch][];
    double[][][] output = new double[time][batch][outputs];
    for (int lane = 0; lane < batch; lane++) {
      double[] h = h0[lane].clone();
      double[] c = c0[lane].clone();
      for (int step = 0; step < lengths[lane]; step++) {
        int t = reverse ? lengths[lane] - 1 - step : step;
        before[t][lane] = h;
        cellsBefore[t][lane] = c;
        double[] z = a[t][lane];
        double[] u = new double[gates * hidden];
        for (int row = 0; row < gates * hidden; row++) {
          z[row] = bias[row];
          for (int i = 0; i < inputs; i++) {
            z[row] += wx[row * inputs + i] * x[t][lane][i];
          }
          for (int i = 0; i < outputs; i++) {
            u[row] += wh[row * outputs + i] * h[i] * hiddenMask[lane][i];
          }
        }
        double[] nextH = inner[t][lane];
        double[] nextC = new double[hidden];
        if (cell == Cell.LAYER_NORM_LSTM) {
          Normalised normalised = new Normalised(hidden, extra, updateMask[lane]);
          steps.put(t * batch + lane, normalised);
          normalised.forward(z, u, bias, c, nextC, nextH);
        } else {
          for (int j = 0; j < hidden; j++) {
            unit(t, lane, j, z, u, h, c, nextH, nextC);
          }
        }
        h = projected(nextH);
        c = nextC;
        cellsAfter[t][lane] = c;
        output[t][lane] = h.clone();
      }
      lastHidden[lane] = h;
      lastCell[lane] = c;
    }
    return output;
  }

  private double[] projected(double[] units) {
    double[] result = outputs == hidden ? units.clone() : new double[outputs];
    for (int i = 0; i < projection.length; i++) {
      result[i / hidden] += projection[i] * units[i % hidden];
    }
    return result;
  }

  private void unit(
      int t,
      int lane,
      int j,
      double[] z,
      double[] u,
      double[] h,
      double[] c,
      double[] nextH,
      double[] nextC) {
    double m = updateMask[lane][j];
    switch (cell) {
      case RNN -> {
        z[j] = Math.tanh(z[j] + u[j]);
        nextH[j] = z[j];
      }
      case GRU -> {
        int zi = hidden + j;
        int ni = 2 * hidden + j;
        z[j] = sigmoid(z[j] + u[j]);
        z[zi] = sigmoid(z[zi] + u[zi]);
        candidate[t][lane][j] = u[ni] + extra[j];
        z[ni] = Math.tanh(z[ni] + z[j] * candidate[t][lane][j]);
        nextH[j] = (1 - z[zi]) * (z[ni] * m) + z[zi] * h[j];
      }
      case LAYER_NORM_LSTM -> throw new AssertionError("goes over all units");
      case COUPLED_LSTM -> {
        int gi = hidden + j;
        int oi = 2 * hidden + j;
        z[j] = sigmoid(z[j] + u[j]);
        z[gi] = Math.tanh(z[gi] + u[gi]);
        z[oi] = sigmoid(z[oi] + u[oi]);
        nextC[j] = z[j] * c[j] + (1 - z[j]) * z[gi] * m;
        nextH[j] = z[oi] * Math.tanh(nextC[j]);
      }
      case LSTM, PEEPHOLE_LSTM -> {
        boolean peeps = cell == Cell.PEEPHOLE_LSTM;
        int fi = hidden + j;
        int gi = 2 * hidden + j;
        int oi = 3 * hidden + j;
        z[j] = sigmoid(z[j] + u[j] + (peeps ? extra[j] * c[j] : 0));
        z[fi] = sigmoid(z[fi] + u[fi] + (peeps ? extra[hidden + j] * c[j] : 0));
        z[gi] = Math.tanh(z[gi] + u[gi]);
        nextC[j] = z[fi] * c[j] + z[j] * z[gi] * m;
        z[oi] = sigmoid(z[oi] + u[oi] + (peeps ? extra[2 * hidden + j] * nextC[j] : 0));
        nextH[j] = z[oi] * Math.tanh(nextC[j]);
      }
    }
  }

  /** [T][B][I] from [T][B][R]; fills the gradients. */
  double[][][] backward(double[][][] dOutput) {
    double[] dWx = new double[wx.length];
    double[] dWh = new double[wh.length];
    double[] dBias = new double[bias.length];
    double[] dExtra = new double[extra.length];
    double[] dProjection = new double[projection.length];
    double[][][] dInput = new double[x.length][lengths.length][inputs];
    dFirstHidden = new double[lengths.length][];
    dFirstCell = new double[lengths.length][];
    int rows = cell.gates() * hidden;
    for (int lane = 0; lane < lengths.length; lane++) {
      double[] dh = new double[outputs];
      double[] dc = new double[hidden];
      for (int step = lengths[lane] - 1; step >= 0; step--) {
        int t = reverse ? lengths[lane] - 1 - step : step;
        double[] dz = new double[rows];
        double[] du = new double[rows];
        double[] direct = new double[outputs];
        for (int j = 0; j < outputs; j++) {
          dh[j] += dOutput[t][lane][j];
        }
        double[] dInner = outputs == hidden ? dh : new double[hidden];
        for (int i = 0; i < projection.length; i++) {
          dInner[i % hidden] += projection[i] * dh[i / hidden];
          dProjection[i] += dh[i / hidden] * inner[t][lane][i % hidden];
        }
        Normalised normalised = steps.get(t * lengths.length + lane);
        if (normalised != null) {
          normalised.backward(dInner, dc, dz, du, dBias, dExtra);
        }
        for (int j = 0; j < hidden && normalised == null; j++) {
          unitBackward(t, lane, j, dInner[j], dc, dz, du, direct, dExtra);
        }
        double[] h = before[t][lane];
        for (int row = 0; row < rows; row++) {
          dBias[row] += normalised == null ? dz[row] : 0;
          for (int i = 0; i < inputs; i++) {
            dWx[row * inputs + i] += dz[row] * x[t][lane][i];
            dInput[t][lane][i] += dz[row] * wx[row * inputs + i];
          }
          for (int i = 0; i < outputs; i++) {
            dWh[row * outputs + i] += du[row] * h[i] * hiddenMask[lane][i];
            direct[i] += du[row] * wh[row * outputs + i] * hiddenMask[lane][i];
          }
        }
        dh = direct;
      }
      dFirstHidden[lane] = dh;
      dFirstCell[lane] = dc;
    }
    gradients.put("input.weight", dWx);
    gradients.put("hidden.weight", dWh);
    gradients.put("bias", dBias);
    gradients.put("extra", dExtra);
    gradients.put("projection.weight", dProjection);
    return dInput;
  }

  private void unitBackward(
      int t,
      int lane,
      int j,
      double dh,
      double[] dc,
      double[] dz,
      double[] du,
      double[] direct,
      double[] dExtra) {
    double[] g = a[t][lane];
    double m = updateMask[lane][j];
    switch (cell) {
      case RNN -> {
        dz[j] = dh * (1 - g[j] * g[j]);
        du[j] = dz[j];
      }
      case GRU -> {
        int zi = hidden + j;
        int ni = 2 * hidden + j;
        double q = candidate[t][lane][j];
        double dn = dh * (1 - g[zi]) * m * (1 - g[ni] * g[ni]);
        dz[ni] = dn;
        du[ni] = dn * g[j];
        dExtra[j] += dn * g[j];
        dz[zi] = dh * (before[t][lane][j] - g[ni] * m) * g[zi] * (1 - g[zi]);
        du[zi] = dz[zi];
        dz[j] = dn * q * g[j] * (1 - g[j]);
        du[j] = dz[j];
        direct[j] += dh * g[zi];
      }
      case LAYER_NORM_LSTM -> throw new AssertionError("goes over all units");
      case COUPLED_LSTM -> {
        int gi = hidden + j;
        int oi = 2 * hidden + j;
        double s = Math.tanh(cellsAfter[t][lane][j]);
        double d = dc[j] + dh * g[oi] * (1 - s * s);
        dz[j] = d * (cellsBefore[t][lane][j] - g[gi] * m) * g[j] * (1 - g[j]);
        dz[gi] = d * (1 - g[j]) * m * (1 - g[gi] * g[gi]);
        dz[oi] = dh * s * g[oi] * (1 - g[oi]);
        dc[j] = d * g[j];
        for (int gate = 0; gate < 3; gate++) {
          du[gate * hidden + j] = dz[gate * hidden + j];
        }
      }
      case LSTM, PEEPHOLE_LSTM -> {
        boolean peeps = cell == Cell.PEEPHOLE_LSTM;
        int fi = hidden + j;
        int gi = 2 * hidden + j;
        int oi = 3 * hidden + j;
        double c = cellsAfter[t][lane][j];
        double previous = cellsBefore[t][lane][j];
        double s = Math.tanh(c);
        dz[oi] = dh * s * g[oi] * (1 - g[oi]);
        double d = dc[j] + dh * g[oi] * (1 - s * s) + (peeps ? dz[oi] * extra[2 * hidden + j] : 0);
        dz[j] = d * g[gi] * m * g[j] * (1 - g[j]);
        dz[fi] = d * previous * g[fi] * (1 - g[fi]);
        dz[gi] = d * g[j] * m * (1 - g[gi] * g[gi]);
        dc[j] = d * g[fi];
        if (peeps) {
          dc[j] += dz[j] * extra[j] + dz[fi] * extra[hidden + j];
          dExtra[j] += dz[j] * previous;
          dExtra[hidden + j] += dz[fi] * previous;
          dExtra[2 * hidden + j] += dz[oi] * c;
        }
        for (int gate = 0; gate < 4; gate++) {
          du[gate * hidden + j] = dz[gate * hidden + j];
        }
      }
    }
  }

  private static double sigmoid(double v) {
    return 1 / (1 + Math.exp(-v));
  }
}
