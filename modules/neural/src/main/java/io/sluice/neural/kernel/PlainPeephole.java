package io.sluice.neural.kernel;

import static io.sluice.neural.activation.HyperbolicTangent.tanh;
import static io.sluice.neural.activation.Sigmoid.sigmoid;
import static io.sluice.neural.kernel.CellKernels.BLOCK;

/** Gate passes of the LSTM with peepholes in plain loops; see {@link CellKernels}. */
final class PlainPeephole {
  private PlainPeephole() {}

  static void forward(
      int rows,
      int blocks,
      Rows gates,
      float[] bias,
      int biasOffset,
      float[] peepholes,
      int peepholeOffset,
      int peepholeStride,
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
        int p = peepholeOffset + unit;
        float previous = cellPrevious.get(row, unit);
        float i = sigmoid(Math.fma(peepholes[p], previous, z[at] + bias[b]));
        float f =
            sigmoid(
                Math.fma(peepholes[p + peepholeStride], previous, z[at + BLOCK] + bias[b + BLOCK]));
        float g = tanh(z[at + 2 * BLOCK] + bias[b + 2 * BLOCK]);
        float c = Math.fma(f, previous, i * (g * updateMask.get(row, unit)));
        float o =
            sigmoid(
                Math.fma(
                    peepholes[p + 2 * peepholeStride], c, z[at + 3 * BLOCK] + bias[b + 3 * BLOCK]));
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
      float[] peepholes,
      int peepholeOffset,
      int peepholeStride,
      Rows cellPrevious,
      Rows cell,
      Rows updateMask,
      Rows dHidden,
      Rows dCell,
      Rows dGates,
      float[] dBias,
      int dBiasOffset,
      float[] dPeepholes,
      int dPeepholeOffset,
      int dPeepholeStride) {
    float[] a = gates.data();
    float[] dz = dGates.data();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < blocks * BLOCK; unit++) {
        int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK;
        int at = gates.offset() + row * gates.stride() + column;
        int p = peepholeOffset + unit;
        float i = a[at];
        float f = a[at + BLOCK];
        float g = a[at + 2 * BLOCK];
        float o = a[at + 3 * BLOCK];
        float mask = updateMask.get(row, unit);
        float c = cell.get(row, unit);
        float previous = cellPrevious.get(row, unit);
        float squashed = tanh(c);
        float dh = dHidden.get(row, unit);
        float dOut = dh * squashed * Math.fma(-o, o, o);
        float through = Math.fma(dh * o, Math.fma(-squashed, squashed, 1), dCell.get(row, unit));
        float dc = Math.fma(dOut, peepholes[p + 2 * peepholeStride], through);
        float di = dc * (g * mask) * Math.fma(-i, i, i);
        float df = dc * previous * Math.fma(-f, f, f);
        float dg = dc * i * mask * Math.fma(-g, g, 1);
        dCell.set(
            row,
            unit,
            Math.fma(df, peepholes[p + peepholeStride], Math.fma(di, peepholes[p], dc * f)));
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
        int d = dPeepholeOffset + unit;
        dPeepholes[d] = Math.fma(di, previous, dPeepholes[d]);
        dPeepholes[d + dPeepholeStride] = Math.fma(df, previous, dPeepholes[d + dPeepholeStride]);
        dPeepholes[d + 2 * dPeepholeStride] =
            Math.fma(dOut, c, dPeepholes[d + 2 * dPeepholeStride]);
      }
    }
  }
}
