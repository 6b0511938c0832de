package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.slope;
import static io.sluice.vector.Squash.tanh;

import io.sluice.neural.kernel.CellStep;
import jdk.incubator.vector.FloatVector;

/**
 * The first half of a backward pass of cells that show {@code output gate * tanh(cell)}.
 *
 * <p>In a method of its own: together with the other gates it is more than the JIT inlines at
 * times, and what it does not inline it boxes, vector by vector.
 */
final class OutputGate {
  private static final int L = Species.FLOATS.length();
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  private OutputGate() {}

  /**
   * Derivatives by the output gate, and by the cell after the step in place of the carried.
   *
   * @param gates of a block of units; the output gate is the last
   */
  static void backward(CellStep s, int gates) {
    float[] a = s.gates.data();
    float[] after = s.cell.data();
    float[] dh = s.dHidden.data();
    float[] dc = s.carry.data();
    float[] dz = s.dGates.data();
    float[] dBias = s.dBias.data();
    for (int unit = 0; unit < s.blocks * BLOCK; unit += L) {
      int column = (unit / BLOCK * gates + gates - 1) * BLOCK + unit % BLOCK;
      int sum = s.dBias.offset() + column;
      FloatVector so = load(dBias, sum);
      int at = s.gates.offset() + column;
      int c = s.cell.offset() + unit;
      int d = s.dHidden.offset() + unit;
      int e = s.carry.offset() + unit;
      int to = s.dGates.offset() + column;
      for (int row = 0; row < s.rows; row++) {
        FloatVector o = load(a, at);
        FloatVector squashed = tanh(load(after, c));
        FloatVector up = load(dh, d);
        FloatVector dOut = up.mul(squashed).mul(slope(o));
        up.mul(o).fma(squashed.neg().fma(squashed, ONE), load(dc, e)).intoArray(dc, e);
        dOut.intoArray(dz, to);
        so = so.add(dOut);
        at += s.gates.stride();
        c += s.cell.stride();
        d += s.dHidden.stride();
        e += s.carry.stride();
        to += s.dGates.stride();
      }
      so.intoArray(dBias, sum);
    }
  }
}
