package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.load;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the simple recurrent network on vectors; see {@code PlainRnn}. */
final class VectorRnn implements CellKernel {
  private static final int L = Species.FLOATS.length();
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  @Override
  public void forward(int phase, CellStep s) {
    forward(s.rows, s.blocks, s.gates, s.bias.data(), s.bias.offset(), s.hidden);
  }

  @Override
  public void backward(int phase, CellStep s) {
    backward(s.rows, s.blocks, s.gates, s.dHidden, s.dGates, s.dBias.data(), s.dBias.offset());
  }

  private static void forward(
      int rows, int blocks, Rows gates, float[] bias, int biasOffset, Rows hidden) {
    float[] z = gates.data();
    float[] h = hidden.data();
    for (int part = 0; part < BLOCK; part += L) {
      int at = gates.offset() + part;
      Squash.tanhs(rows, blocks, z, at, gates.stride(), BLOCK, bias, biasOffset + part);
    }
    for (int row = 0; row < rows; row++) {
      int from = gates.offset() + row * gates.stride();
      int to = hidden.offset() + row * hidden.stride();
      System.arraycopy(z, from, h, to, blocks * BLOCK);
    }
  }

  private static void backward(
      int rows, int blocks, Rows gates, Rows dHidden, Rows dGates, float[] dBias, int dBiasOffset) {
    float[] a = gates.data();
    float[] dh = dHidden.data();
    float[] dz = dGates.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      FloatVector sum = load(dBias, dBiasOffset + unit);
      for (int row = 0; row < rows; row++) {
        FloatVector h = load(a, gates.offset() + row * gates.stride() + unit);
        FloatVector up = load(dh, dHidden.offset() + row * dHidden.stride() + unit);
        FloatVector derivative = up.mul(h.neg().fma(h, ONE));
        derivative.intoArray(dz, dGates.offset() + row * dGates.stride() + unit);
        sum = sum.add(derivative);
      }
      sum.intoArray(dBias, dBiasOffset + unit);
    }
  }
}
