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

  /**
   * In two passes: where all of it is one compilation, the JIT stops inlining halfway and boxes
   * vectors.
   */
  @Override
  public void backward(int phase, CellStep s) {
    fromHidden(s);
    fromCell(s);
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

  /** Derivatives by the output gate, and by the cell after the step in place of the carried. */
  private static void fromHidden(CellStep s) {
    float[] a = s.gates.data();
    float[] after = s.cell.data();
    float[] dh = s.dHidden.data();
    float[] dc = s.carry.data();
    float[] dz = s.dGates.data();
    float[] dBias = s.dBias.data();
    float[] dExtra = s.dExtra.data();
    for (int unit = 0; unit < s.blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK + 3 * BLOCK;
      int sum = s.dBias.offset() + column;
      int peephole = s.dExtra.offset() + 2 * s.dExtra.stride() + unit;
      FloatVector so = load(dBias, sum);
      FloatVector qo = load(dExtra, peephole);
      FloatVector po = load(s.extra.data(), s.extra.offset() + 2 * s.extra.stride() + unit);
      int at = s.gates.offset() + column;
      int c = s.cell.offset() + unit;
      int d = s.dHidden.offset() + unit;
      int e = s.carry.offset() + unit;
      int to = s.dGates.offset() + column;
      for (int row = 0; row < s.rows; row++) {
        FloatVector o = load(a, at);
        FloatVector next = load(after, c);
        FloatVector squashed = tanh(next);
        FloatVector up = load(dh, d);
        FloatVector dOut = up.mul(squashed).mul(slope(o));
        dOut.fma(po, up.mul(o).fma(squashed.neg().fma(squashed, ONE), load(dc, e)))
            .intoArray(dc, e);
        dOut.intoArray(dz, to);
        so = so.add(dOut);
        qo = dOut.fma(next, qo);
        at += s.gates.stride();
        c += s.cell.stride();
        d += s.dHidden.stride();
        e += s.carry.stride();
        to += s.dGates.stride();
      }
      so.intoArray(dBias, sum);
      qo.intoArray(dExtra, peephole);
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
    float[] dExtra = s.dExtra.data();
    float[] peepholes = s.extra.data();
    for (int unit = 0; unit < s.blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK;
      int sum = s.dBias.offset() + column;
      int peephole = s.dExtra.offset() + unit;
      FloatVector si = load(dBias, sum);
      FloatVector sf = load(dBias, sum + BLOCK);
      FloatVector sg = load(dBias, sum + 2 * BLOCK);
      FloatVector qi = load(dExtra, peephole);
      FloatVector qf = load(dExtra, peephole + s.dExtra.stride());
      FloatVector pi = load(peepholes, s.extra.offset() + unit);
      FloatVector pf = load(peepholes, s.extra.offset() + s.extra.stride() + unit);
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
        FloatVector previous = load(before, b);
        FloatVector dNext = load(dc, e);
        FloatVector di = dNext.mul(g.mul(keep)).mul(slope(i));
        FloatVector df = dNext.mul(previous).mul(slope(f));
        FloatVector dg = dNext.mul(i).mul(keep).mul(g.neg().fma(g, ONE));
        df.fma(pf, di.fma(pi, dNext.mul(f))).intoArray(dc, e);
        di.intoArray(dz, to);
        df.intoArray(dz, to + BLOCK);
        dg.intoArray(dz, to + 2 * BLOCK);
        si = si.add(di);
        sf = sf.add(df);
        sg = sg.add(dg);
        qi = di.fma(previous, qi);
        qf = df.fma(previous, qf);
        at += s.gates.stride();
        b += s.cellBefore.stride();
        m += s.updateMask.stride();
        e += s.carry.stride();
        to += s.dGates.stride();
      }
      si.intoArray(dBias, sum);
      sf.intoArray(dBias, sum + BLOCK);
      sg.intoArray(dBias, sum + 2 * BLOCK);
      qi.intoArray(dExtra, peephole);
      qf.intoArray(dExtra, peephole + s.dExtra.stride());
    }
  }
}
