package io.sluice.neural.kernel;

import static io.sluice.neural.activation.HyperbolicTangent.tanh;
import static io.sluice.neural.activation.Sigmoid.sigmoid;
import static io.sluice.neural.kernel.CellKernels.BLOCK;

/** Gate passes of the LSTM in plain loops; see {@link CellKernels}. */
final class PlainLstm {
  private PlainLstm() {}

  static void forward(
      int rows,
      int blocks,
      Rows gates,
      float[] bias,
      int biasOffset,
      Rows cellPrevious,
      Rows updateMask,
      Rows cell,
      Rows hidden) {
    float[] z = gates.data();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < blocks * BLOCK; unit++) {
        int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK;
        int at = gates.offset() + row * gates.stride() + column;
        int b = biasOffset + column;
        float i = sigmoid(z[at] + bias[b]);
        float f = sigmoid(z[at + BLOCK] + bias[b + BLOCK]);
        float g = tanh(z[at + 2 * BLOCK] + bias[b + 2 * BLOCK]);
        float o = sigmoid(z[at + 3 * BLOCK] + bias[b + 3 * BLOCK]);
        float previous = cellPrevious.get(row, unit);
        float c = Math.fma(f, previous, i * (g * updateMask.get(row, unit)));
        z[at] = i;
        z[at + BLOCK] = f;
        z[at + 2 * BLOCK] = g;
        z[at + 3 * BLOCK] = o;
        cell.set(row, unit, c);
        hidden.set(row, unit, o * tanh(c));
      }
    }
  }

  static void backward(
      int rows,
      int blocks,
      Rows gates,
      Rows cellPrevious,
      Rows cell,
      Rows updateMask,
      Rows dHidden,
      Rows dCell,
      Rows dGates,
      float[] dBias,
      int dBiasOffset) {
    float[] a = gates.data();
    float[] dz = dGates.data();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < blocks * BLOCK; unit++) {
        int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK;
        int at = gates.offset() + row * gates.stride() + column;
        float i = a[at];
        float f = a[at + BLOCK];
        float g = a[at + 2 * BLOCK];
        float o = a[at + 3 * BLOCK];
        float mask = updateMask.get(row, unit);
        float squashed = tanh(cell.get(row, unit));
        float dh = dHidden.get(row, unit);
        float dc = Math.fma(dh * o, Math.fma(-squashed, squashed, 1), dCell.get(row, unit));
        float di = dc * (g * mask) * Math.fma(-i, i, i);
        float df = dc * cellPrevious.get(row, unit) * Math.fma(-f, f, f);
        float dg = dc * i * mask * Math.fma(-g, g, 1);
        float dOut = dh * squashed * Math.fma(-o, o, o);
        dCell.set(row, unit, dc * f);
        int to = dGates.offset() + row * dGates.stride() + column;
        dz[to] = di;
        dz[to + BLOCK] = df;
        dz[to + 2 * BLOCK] = dg;
        dz[to + 3 * BLOCK] = dOut;
        int b = dBiasOffset + column;
        dBias[b] += di;
        dBias[b + BLOCK] += df;
        dBias[b + 2 * BLOCK] += dg;
        dBias[b + 3 * BLOCK] += dOut;
      }
    }
  }
}
