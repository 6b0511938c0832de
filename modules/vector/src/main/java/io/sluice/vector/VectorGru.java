package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.NEUTRAL;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.slope;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the gated recurrent unit on vectors; see {@code PlainGru}. */
final class VectorGru implements CellKernel {
  private static final int L = Species.FLOATS.length();
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  @Override
  public void forward(int phase, CellStep s) {
    forward(
        s.rows,
        s.blocks,
        s.gates,
        s.product,
        s.bias.data(),
        s.bias.offset(),
        s.extra.data(),
        s.extra.offset(),
        s.hiddenBefore,
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
        s.hiddenBefore,
        s.cell,
        s.updateMask,
        s.dHidden,
        s.carry,
        s.dGates,
        s.dProduct,
        s.dBias.data(),
        s.dBias.offset(),
        s.dExtra.data(),
        s.dExtra.offset());
  }

  private static void forward(
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
    int width = 3 * BLOCK;
    int stride = gates.stride();
    join(rows, blocks, gates, product, 0, bias, biasOffset);
    join(rows, blocks, gates, product, BLOCK, bias, biasOffset + BLOCK);
    for (int part = 0; part < BLOCK; part += L) {
      int at = gates.offset() + part;
      Squash.sigmoids(rows, blocks, x, at, stride, width, NEUTRAL, part);
      Squash.sigmoids(rows, blocks, x, at + BLOCK, stride, width, NEUTRAL, part);
    }
    int bn = biasOffset + 2 * BLOCK;
    reset(rows, blocks, gates, product, bias, bn, candidateBias, candidateBiasOffset, candidate);
    for (int part = 0; part < BLOCK; part += L) {
      int at = gates.offset() + 2 * BLOCK + part;
      Squash.tanhs(rows, blocks, x, at, stride, width, NEUTRAL, part);
    }
    update(rows, blocks, gates, hiddenPrevious, updateMask, hidden);
  }

  /** Pre-activations of a gate: x + u + bias. */
  private static void join(
      int rows, int blocks, Rows gates, Rows product, int gate, float[] bias, int biasOffset) {
    float[] x = gates.data();
    float[] u = product.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 3 * BLOCK + unit % BLOCK;
      FloatVector b = load(bias, biasOffset + column);
      for (int row = 0; row < rows; row++) {
        int at = gates.offset() + row * gates.stride() + column + gate;
        int from = product.offset() + row * product.stride() + column + gate;
        load(x, at).add(load(u, from)).add(b).intoArray(x, at);
      }
    }
  }

  /** Pre-activations of the candidate: x + bias + r * (u + candidate bias). */
  private static void reset(
      int rows,
      int blocks,
      Rows gates,
      Rows product,
      float[] bias,
      int biasOffset,
      float[] candidateBias,
      int candidateBiasOffset,
      Rows candidate) {
    float[] x = gates.data();
    float[] u = product.data();
    float[] q = candidate.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 3 * BLOCK + unit % BLOCK;
      FloatVector b = load(bias, biasOffset + column);
      FloatVector inside = load(candidateBias, candidateBiasOffset + unit);
      for (int row = 0; row < rows; row++) {
        int at = gates.offset() + row * gates.stride() + column;
        int from = product.offset() + row * product.stride() + column + 2 * BLOCK;
        FloatVector inner = load(u, from).add(inside);
        inner.intoArray(q, candidate.offset() + row * candidate.stride() + unit);
        load(x, at).fma(inner, load(x, at + 2 * BLOCK).add(b)).intoArray(x, at + 2 * BLOCK);
      }
    }
  }

  private static void update(
      int rows, int blocks, Rows gates, Rows hiddenPrevious, Rows updateMask, Rows hidden) {
    float[] x = gates.data();
    float[] before = hiddenPrevious.data();
    float[] mask = updateMask.data();
    float[] h = hidden.data();
    for (int row = 0; row < rows; row++) {
      int from = gates.offset() + row * gates.stride();
      int b = hiddenPrevious.offset() + row * hiddenPrevious.stride();
      int m = updateMask.offset() + row * updateMask.stride();
      int to = hidden.offset() + row * hidden.stride();
      for (int unit = 0; unit < blocks * BLOCK; unit += L) {
        int at = from + unit / BLOCK * 3 * BLOCK + unit % BLOCK;
        FloatVector update = load(x, at + 2 * BLOCK).mul(load(mask, m + unit));
        load(x, at + BLOCK).fma(load(before, b + unit).sub(update), update).intoArray(h, to + unit);
      }
    }
  }

  private static void backward(
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
    float[] before = hiddenPrevious.data();
    float[] q = candidate.data();
    float[] mask = updateMask.data();
    float[] dh = dHidden.data();
    float[] carry = dCarry.data();
    float[] dx = dGates.data();
    float[] du = dProduct.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 3 * BLOCK + unit % BLOCK;
      int sum = dBiasOffset + column;
      int candidateSum = dCandidateBiasOffset + unit;
      FloatVector sr = load(dBias, sum);
      FloatVector sz = load(dBias, sum + BLOCK);
      FloatVector sn = load(dBias, sum + 2 * BLOCK);
      FloatVector su = load(dCandidateBias, candidateSum);
      int at = gates.offset() + column;
      int b = hiddenPrevious.offset() + unit;
      int c = candidate.offset() + unit;
      int m = updateMask.offset() + unit;
      int d = dHidden.offset() + unit;
      int e = dCarry.offset() + unit;
      int to = dGates.offset() + column;
      int with = dProduct.offset() + column;
      for (int row = 0; row < rows; row++) {
        FloatVector r = load(a, at);
        FloatVector z = load(a, at + BLOCK);
        FloatVector n = load(a, at + 2 * BLOCK);
        FloatVector keep = load(mask, m);
        FloatVector up = load(dh, d).add(load(carry, e));
        FloatVector past = up.mul(z);
        FloatVector dn = up.sub(past).mul(keep).mul(n.neg().fma(n, ONE));
        FloatVector dz = up.mul(load(before, b).sub(n.mul(keep))).mul(slope(z));
        FloatVector dr = dn.mul(load(q, c)).mul(slope(r));
        FloatVector dq = dn.mul(r);
        past.intoArray(carry, e);
        dr.intoArray(dx, to);
        dz.intoArray(dx, to + BLOCK);
        dn.intoArray(dx, to + 2 * BLOCK);
        dr.intoArray(du, with);
        dz.intoArray(du, with + BLOCK);
        dq.intoArray(du, with + 2 * BLOCK);
        sr = sr.add(dr);
        sz = sz.add(dz);
        sn = sn.add(dn);
        su = su.add(dq);
        at += gates.stride();
        b += hiddenPrevious.stride();
        c += candidate.stride();
        m += updateMask.stride();
        d += dHidden.stride();
        e += dCarry.stride();
        to += dGates.stride();
        with += dProduct.stride();
      }
      sr.intoArray(dBias, sum);
      sz.intoArray(dBias, sum + BLOCK);
      sn.intoArray(dBias, sum + 2 * BLOCK);
      su.intoArray(dCandidateBias, candidateSum);
    }
  }
}
