package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.NEUTRAL;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.slope;
import static io.sluice.vector.Squash.tanh;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the LSTM with peepholes on vectors; see {@code PlainPeephole}. */
final class VectorPeephole implements CellKernel {
  private static final int L = Species.FLOATS.length();
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  @Override
  public void forward(int phase, CellStep s) {
    forward(
        s.rows,
        s.blocks,
        s.gates,
        s.bias.data(),
        s.bias.offset(),
        s.extra.data(),
        s.extra.offset(),
        s.extra.stride(),
        s.cellBefore,
        s.updateMask,
        s.cell,
        s.hidden);
  }

  @Override
  public void backward(int phase, CellStep s) {
    backward(
        s.rows,
        s.blocks,
        s.gates,
        s.extra.data(),
        s.extra.offset(),
        s.extra.stride(),
        s.cellBefore,
        s.cell,
        s.updateMask,
        s.dHidden,
        s.carry,
        s.dGates,
        s.dBias.data(),
        s.dBias.offset(),
        s.dExtra.data(),
        s.dExtra.offset(),
        s.dExtra.stride());
  }

  private static void forward(
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
    int width = 4 * BLOCK;
    int stride = gates.stride();
    int f = peepholeOffset + peepholeStride;
    int o = f + peepholeStride;
    peep(rows, blocks, gates, 0, bias, biasOffset, peepholes, peepholeOffset, cellPrevious);
    peep(rows, blocks, gates, BLOCK, bias, biasOffset, peepholes, f, cellPrevious);
    for (int part = 0; part < BLOCK; part += L) {
      int at = gates.offset() + part;
      int b = biasOffset + part;
      Squash.sigmoids(rows, blocks, z, at, stride, width, NEUTRAL, part);
      Squash.sigmoids(rows, blocks, z, at + BLOCK, stride, width, NEUTRAL, part);
      Squash.tanhs(rows, blocks, z, at + 2 * BLOCK, stride, width, bias, b + 2 * BLOCK);
    }
    update(rows, blocks, gates, cellPrevious, updateMask, cell);
    peep(rows, blocks, gates, 3 * BLOCK, bias, biasOffset, peepholes, o, cell);
    for (int part = 0; part < BLOCK; part += L) {
      int at = gates.offset() + 3 * BLOCK + part;
      Squash.sigmoids(rows, blocks, z, at, stride, width, NEUTRAL, part);
    }
    expose(rows, blocks, gates, cell, hidden);
  }

  /** Pre-activations of a gate that sees a cell: peephole * cell + (z + bias). */
  private static void peep(
      int rows,
      int blocks,
      Rows gates,
      int gate,
      float[] bias,
      int biasOffset,
      float[] peepholes,
      int peephole,
      Rows cell) {
    float[] z = gates.data();
    float[] cells = cell.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK + gate;
      FloatVector b = load(bias, biasOffset + column);
      FloatVector p = load(peepholes, peephole + unit);
      for (int row = 0; row < rows; row++) {
        int at = gates.offset() + row * gates.stride() + column;
        FloatVector seen = load(cells, cell.offset() + row * cell.stride() + unit);
        p.fma(seen, load(z, at).add(b)).intoArray(z, at);
      }
    }
  }

  private static void update(
      int rows, int blocks, Rows gates, Rows cellPrevious, Rows updateMask, Rows cell) {
    float[] z = gates.data();
    float[] before = cellPrevious.data();
    float[] mask = updateMask.data();
    float[] after = cell.data();
    for (int row = 0; row < rows; row++) {
      int from = gates.offset() + row * gates.stride();
      int b = cellPrevious.offset() + row * cellPrevious.stride();
      int m = updateMask.offset() + row * updateMask.stride();
      int c = cell.offset() + row * cell.stride();
      for (int unit = 0; unit < blocks * BLOCK; unit += L) {
        int at = from + unit / BLOCK * 4 * BLOCK + unit % BLOCK;
        FloatVector update = load(z, at).mul(load(z, at + 2 * BLOCK).mul(load(mask, m + unit)));
        load(z, at + BLOCK).fma(load(before, b + unit), update).intoArray(after, c + unit);
      }
    }
  }

  private static void expose(int rows, int blocks, Rows gates, Rows cell, Rows hidden) {
    float[] z = gates.data();
    float[] after = cell.data();
    float[] h = hidden.data();
    for (int row = 0; row < rows; row++) {
      int from = gates.offset() + row * gates.stride() + 3 * BLOCK;
      int c = cell.offset() + row * cell.stride();
      int to = hidden.offset() + row * hidden.stride();
      for (int unit = 0; unit < blocks * BLOCK; unit += L) {
        int at = from + unit / BLOCK * 4 * BLOCK + unit % BLOCK;
        load(z, at).mul(tanh(load(after, c + unit))).intoArray(h, to + unit);
      }
    }
  }

  private static void backward(
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
    float[] before = cellPrevious.data();
    float[] after = cell.data();
    float[] mask = updateMask.data();
    float[] dh = dHidden.data();
    float[] dc = dCell.data();
    float[] dz = dGates.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK;
      int sum = dBiasOffset + column;
      FloatVector si = load(dBias, sum);
      FloatVector sf = load(dBias, sum + BLOCK);
      FloatVector sg = load(dBias, sum + 2 * BLOCK);
      FloatVector so = load(dBias, sum + 3 * BLOCK);
      FloatVector pi = load(peepholes, peepholeOffset + unit);
      FloatVector pf = load(peepholes, peepholeOffset + peepholeStride + unit);
      FloatVector po = load(peepholes, peepholeOffset + 2 * peepholeStride + unit);
      int peephole = dPeepholeOffset + unit;
      FloatVector qi = load(dPeepholes, peephole);
      FloatVector qf = load(dPeepholes, peephole + dPeepholeStride);
      FloatVector qo = load(dPeepholes, peephole + 2 * dPeepholeStride);
      int at = gates.offset() + column;
      int b = cellPrevious.offset() + unit;
      int c = cell.offset() + unit;
      int m = updateMask.offset() + unit;
      int d = dHidden.offset() + unit;
      int e = dCell.offset() + unit;
      int to = dGates.offset() + column;
      for (int row = 0; row < rows; row++) {
        FloatVector i = load(a, at);
        FloatVector f = load(a, at + BLOCK);
        FloatVector g = load(a, at + 2 * BLOCK);
        FloatVector o = load(a, at + 3 * BLOCK);
        FloatVector keep = load(mask, m);
        FloatVector previous = load(before, b);
        FloatVector next = load(after, c);
        FloatVector squashed = tanh(next);
        FloatVector up = load(dh, d);
        FloatVector dOut = up.mul(squashed).mul(slope(o));
        FloatVector dNext =
            dOut.fma(po, up.mul(o).fma(squashed.neg().fma(squashed, ONE), load(dc, e)));
        FloatVector di = dNext.mul(g.mul(keep)).mul(slope(i));
        FloatVector df = dNext.mul(previous).mul(slope(f));
        FloatVector dg = dNext.mul(i).mul(keep).mul(g.neg().fma(g, ONE));
        df.fma(pf, di.fma(pi, dNext.mul(f))).intoArray(dc, e);
        di.intoArray(dz, to);
        df.intoArray(dz, to + BLOCK);
        dg.intoArray(dz, to + 2 * BLOCK);
        dOut.intoArray(dz, to + 3 * BLOCK);
        si = si.add(di);
        sf = sf.add(df);
        sg = sg.add(dg);
        so = so.add(dOut);
        qi = di.fma(previous, qi);
        qf = df.fma(previous, qf);
        qo = dOut.fma(next, qo);
        at += gates.stride();
        b += cellPrevious.stride();
        c += cell.stride();
        m += updateMask.stride();
        d += dHidden.stride();
        e += dCell.stride();
        to += dGates.stride();
      }
      si.intoArray(dBias, sum);
      sf.intoArray(dBias, sum + BLOCK);
      sg.intoArray(dBias, sum + 2 * BLOCK);
      so.intoArray(dBias, sum + 3 * BLOCK);
      qi.intoArray(dPeepholes, peephole);
      qf.intoArray(dPeepholes, peephole + dPeepholeStride);
      qo.intoArray(dPeepholes, peephole + 2 * dPeepholeStride);
    }
  }
}
