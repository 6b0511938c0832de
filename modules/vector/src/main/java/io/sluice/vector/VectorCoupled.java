package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.slope;
import static io.sluice.vector.Squash.tanh;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the LSTM with coupled gates on vectors; see {@code PlainCoupled}. */
final class VectorCoupled implements CellKernel {
  private static final int L = Species.FLOATS.length();
  private static final int GATES = 3;
  private static final int WIDTH = GATES * BLOCK;
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  @Override
  public void forward(int phase, CellStep s) {
    float[] z = s.gates.data();
    float[] bias = s.bias.data();
    int stride = s.gates.stride();
    for (int part = 0; part < BLOCK; part += L) {
      int at = s.gates.offset() + part;
      int b = s.bias.offset() + part;
      Squash.sigmoids(s.rows, s.blocks, z, at, stride, WIDTH, bias, b);
      Squash.tanhs(s.rows, s.blocks, z, at + BLOCK, stride, WIDTH, bias, b + BLOCK);
      Squash.sigmoids(s.rows, s.blocks, z, at + 2 * BLOCK, stride, WIDTH, bias, b + 2 * BLOCK);
    }
    update(s.rows, s.blocks, s.gates, s.cellBefore, s.updateMask, s.cell, s.hidden);
  }

  /** Cell and hidden units from the gates. */
  private static void update(
      int rows,
      int blocks,
      Rows gates,
      Rows cellPrevious,
      Rows updateMask,
      Rows cell,
      Rows hidden) {
    float[] z = gates.data();
    float[] before = cellPrevious.data();
    float[] mask = updateMask.data();
    float[] after = cell.data();
    float[] h = hidden.data();
    for (int row = 0; row < rows; row++) {
      int from = gates.offset() + row * gates.stride();
      int b = cellPrevious.offset() + row * cellPrevious.stride();
      int m = updateMask.offset() + row * updateMask.stride();
      int c = cell.offset() + row * cell.stride();
      int to = hidden.offset() + row * hidden.stride();
      for (int unit = 0; unit < blocks * BLOCK; unit += L) {
        int at = from + unit / BLOCK * WIDTH + unit % BLOCK;
        FloatVector update = load(z, at + BLOCK).mul(load(mask, m + unit));
        FloatVector next = load(z, at).fma(load(before, b + unit).sub(update), update);
        next.intoArray(after, c + unit);
        load(z, at + 2 * BLOCK).mul(tanh(next)).intoArray(h, to + unit);
      }
    }
  }

  @Override
  public void backward(int phase, CellStep s) {
    OutputGate.backward(s, GATES);
    fromCell(s);
  }

  /** Derivatives by the other gates, and by the cell before the step. */
  private static void fromCell(CellStep s) {
    float[] a = s.gates.data();
    float[] before = s.cellBefore.data();
    float[] mask = s.updateMask.data();
    float[] dc = s.carry.data();
    float[] dz = s.dGates.data();
    float[] dBias = s.dBias.data();
    for (int unit = 0; unit < s.blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * WIDTH + unit % BLOCK;
      int sum = s.dBias.offset() + column;
      FloatVector sf = load(dBias, sum);
      FloatVector sg = load(dBias, sum + BLOCK);
      int at = s.gates.offset() + column;
      int b = s.cellBefore.offset() + unit;
      int m = s.updateMask.offset() + unit;
      int e = s.carry.offset() + unit;
      int to = s.dGates.offset() + column;
      for (int row = 0; row < s.rows; row++) {
        FloatVector f = load(a, at);
        FloatVector g = load(a, at + BLOCK);
        FloatVector keep = load(mask, m);
        FloatVector dNext = load(dc, e);
        FloatVector past = dNext.mul(f);
        FloatVector df = dNext.mul(load(before, b).sub(g.mul(keep))).mul(slope(f));
        FloatVector dg = dNext.sub(past).mul(keep).mul(g.neg().fma(g, ONE));
        past.intoArray(dc, e);
        df.intoArray(dz, to);
        dg.intoArray(dz, to + BLOCK);
        sf = sf.add(df);
        sg = sg.add(dg);
        at += s.gates.stride();
        b += s.cellBefore.stride();
        m += s.updateMask.stride();
        e += s.carry.stride();
        to += s.dGates.stride();
      }
      sf.intoArray(dBias, sum);
      sg.intoArray(dBias, sum + BLOCK);
    }
  }
}
