package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.sigmoid;
import static io.sluice.vector.Squash.slope;
import static io.sluice.vector.Squash.tanh;

import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the LSTM with peepholes on vectors; see {@code CellKernels}. */
final class VectorPeephole {
  private static final int L = Species.FLOATS.length();
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  private VectorPeephole() {}

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
    float[] before = cellPrevious.data();
    float[] mask = updateMask.data();
    float[] after = cell.data();
    float[] h = hidden.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 4 * BLOCK + unit % BLOCK;
      FloatVector bi = load(bias, biasOffset + column);
      FloatVector bf = load(bias, biasOffset + column + BLOCK);
      FloatVector bg = load(bias, biasOffset + column + 2 * BLOCK);
      FloatVector bo = load(bias, biasOffset + column + 3 * BLOCK);
      FloatVector pi = load(peepholes, peepholeOffset + unit);
      FloatVector pf = load(peepholes, peepholeOffset + peepholeStride + unit);
      FloatVector po = load(peepholes, peepholeOffset + 2 * peepholeStride + unit);
      int at = gates.offset() + column;
      int b = cellPrevious.offset() + unit;
      int m = updateMask.offset() + unit;
      int c = cell.offset() + unit;
      int to = hidden.offset() + unit;
      for (int row = 0; row < rows; row++) {
        FloatVector previous = load(before, b);
        FloatVector i = sigmoid(pi.fma(previous, load(z, at).add(bi)));
        FloatVector f = sigmoid(pf.fma(previous, load(z, at + BLOCK).add(bf)));
        FloatVector g = tanh(load(z, at + 2 * BLOCK).add(bg));
        FloatVector next = f.fma(previous, i.mul(g.mul(load(mask, m))));
        FloatVector o = sigmoid(po.fma(next, load(z, at + 3 * BLOCK).add(bo)));
        i.intoArray(z, at);
        f.intoArray(z, at + BLOCK);
        g.intoArray(z, at + 2 * BLOCK);
        o.intoArray(z, at + 3 * BLOCK);
        next.intoArray(after, c);
        o.mul(tanh(next)).intoArray(h, to);
        at += gates.stride();
        b += cellPrevious.stride();
        m += updateMask.stride();
        c += cell.stride();
        to += hidden.stride();
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
