package io.sluice.neural.kernel;

import static io.sluice.neural.activation.HyperbolicTangent.tanh;
import static io.sluice.neural.activation.Sigmoid.sigmoid;
import static io.sluice.neural.kernel.CellKernels.BLOCK;

/** Gate passes of the gated recurrent unit in plain loops; see {@link CellKernels}. */
final class PlainGru {
  private PlainGru() {}

  static void forward(
      int rows,
      int blocks,
      Rows gates,
      Rows product,
      float[] bias,
      int biasOffset,
      float[] candidateBias,
      int candidateBiasOffset,
      Rows hiddenPrevious,
      Rows updateMask,
      Rows candidate,
      Rows hidden) {
    float[] x = gates.data();
    float[] u = product.data();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < blocks * BLOCK; unit++) {
        int column = unit / BLOCK * 3 * BLOCK + unit % BLOCK;
        int at = gates.offset() + row * gates.stride() + column;
        int from = product.offset() + row * product.stride() + column;
        int b = biasOffset + column;
        float r = sigmoid(x[at] + u[from] + bias[b]);
        float z = sigmoid(x[at + BLOCK] + u[from + BLOCK] + bias[b + BLOCK]);
        float q = u[from + 2 * BLOCK] + candidateBias[candidateBiasOffset + unit];
        float n = tanh(Math.fma(r, q, x[at + 2 * BLOCK] + bias[b + 2 * BLOCK]));
        float update = n * updateMask.get(row, unit);
        x[at] = r;
        x[at + BLOCK] = z;
        x[at + 2 * BLOCK] = n;
        candidate.set(row, unit, q);
        hidden.set(row, unit, Math.fma(z, hiddenPrevious.get(row, unit) - update, update));
      }
    }
  }

  static void backward(
      int rows,
      int blocks,
      Rows gates,
      Rows hiddenPrevious,
      Rows candidate,
      Rows updateMask,
      Rows dHidden,
      Rows dCarry,
      Rows dGates,
      Rows dProduct,
      float[] dBias,
      int dBiasOffset,
      float[] dCandidateBias,
      int dCandidateBiasOffset) {
    float[] a = gates.data();
    float[] dx = dGates.data();
    float[] du = dProduct.data();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < blocks * BLOCK; unit++) {
        int column = unit / BLOCK * 3 * BLOCK + unit % BLOCK;
        int at = gates.offset() + row * gates.stride() + column;
        float r = a[at];
        float z = a[at + BLOCK];
        float n = a[at + 2 * BLOCK];
        float mask = updateMask.get(row, unit);
        float dh = dHidden.get(row, unit) + dCarry.get(row, unit);
        float dn = (dh - dh * z) * mask * Math.fma(-n, n, 1);
        float dz = dh * (hiddenPrevious.get(row, unit) - n * mask) * Math.fma(-z, z, z);
        float dr = dn * candidate.get(row, unit) * Math.fma(-r, r, r);
        float dq = dn * r;
        dCarry.set(row, unit, dh * z);
        int to = dGates.offset() + row * dGates.stride() + column;
        dx[to] = dr;
        dx[to + BLOCK] = dz;
        dx[to + 2 * BLOCK] = dn;
        int with = dProduct.offset() + row * dProduct.stride() + column;
        du[with] = dr;
        du[with + BLOCK] = dz;
        du[with + 2 * BLOCK] = dq;
        int b = dBiasOffset + column;
        dBias[b] += dr;
        dBias[b + BLOCK] += dz;
        dBias[b + 2 * BLOCK] += dn;
        dCandidateBias[dCandidateBiasOffset + unit] += dq;
      }
    }
  }
}
