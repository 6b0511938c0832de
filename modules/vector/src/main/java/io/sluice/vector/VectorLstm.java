package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.slope;
import static io.sluice.vector.Squash.tanh;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the LSTM on vectors; see {@code PlainLstm}. */
final class VectorLstm implements CellKernel {
  private static final int L = Species.FLOATS.length();
  private static final int GATES = 4;
  private static final int WIDTH = GATES * BLOCK;
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  @Override
  public void forward(int phase, CellStep s) {
    forward(
        s.rows,
        s.blocks,
        s.gates,
        s.bias.data(),
        s.bias.offset(),
        s.cellBefore,
        s.updateMask,
        s.cell,
        s.hidden);
  }

  @Override
  public void backward(int phase, CellStep s) {
    OutputGate.backward(s, GATES);
    fromCell(s);
  }

  private static void forward(
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
    int width = WIDTH;
    for (int part = 0; part < BLOCK; part += L) {
      int at = gates.offset() + part;
      int b = biasOffset + part;
      int stride = gates.stride();
      Squash.sigmoids(rows, blocks, z, at, stride, width, bias, b);
      Squash.sigmoids(rows, blocks, z, at + BLOCK, stride, width, bias, b + BLOCK);
      Squash.tanhs(rows, blocks, z, at + 2 * BLOCK, stride, width, bias, b + 2 * BLOCK);
      Squash.sigmoids(rows, blocks, z, at + 3 * BLOCK, stride, width, bias, b + 3 * BLOCK);
    }
    update(rows, blocks, gates, cellPrevious, updateMask, cell, hidden);
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
        FloatVector update = load(z, at).mul(load(z, at + 2 * BLOCK).mul(load(mask, m + unit)));
        FloatVector next = load(z, at + BLOCK).fma(load(before, b + unit), update);
        next.intoArray(after, c + unit);
        load(z, at + 3 * BLOCK).mul(tanh(next)).intoArray(h, to + unit);
      }
    }
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
      FloatVector si = load(dBias, sum);
      FloatVector sf = load(dBias, sum + BLOCK);
      FloatVector sg = load(dBias, sum + 2 * BLOCK);
      int at = s.gates.offset() + column;
      int b = s.cellBefore.offset() + unit;
      int m = s.updateMask.offset() + unit;
      int e = s.carry.offset() + unit;
      int to = s.dGates.offset() + column;
      for (int row = 0; row < s.rows; row++) {
        FloatVector i = load(a, at);
        FloatVector f = load(a, at + BLOCK);
        FloatVector g = load(a, at + 2 * BLOCK);
        FloatVector keep = load(mask, m);
        FloatVector dNext = load(dc, e);
        FloatVector di = dNext.mul(g.mul(keep)).mul(slope(i));
        FloatVector df = dNext.mul(load(before, b)).mul(slope(f));
        FloatVector dg = dNext.mul(i).mul(keep).mul(g.neg().fma(g, ONE));
        dNext.mul(f).intoArray(dc, e);
        di.intoArray(dz, to);
        df.intoArray(dz, to + BLOCK);
        dg.intoArray(dz, to + 2 * BLOCK);
        si = si.add(di);
        sf = sf.add(df);
        sg = sg.add(dg);
        at += s.gates.stride();
        b += s.cellBefore.stride();
        m += s.updateMask.stride();
        e += s.carry.stride();
        to += s.dGates.stride();
      }
      si.intoArray(dBias, sum);
      sf.intoArray(dBias, sum + BLOCK);
      sg.intoArray(dBias, sum + 2 * BLOCK);
    }
  }
}
