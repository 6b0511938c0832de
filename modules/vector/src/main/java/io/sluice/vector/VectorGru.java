package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.sigmoid;
import static io.sluice.vector.Squash.slope;
import static io.sluice.vector.Squash.tanh;

import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the gated recurrent unit on vectors; see {@code CellKernels}. */
final class VectorGru {
  private static final int L = Species.FLOATS.length();
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

  private VectorGru() {}

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
    float[] before = hiddenPrevious.data();
    float[] mask = updateMask.data();
    float[] q = candidate.data();
    float[] h = hidden.data();
    for (int unit = 0; unit < blocks * BLOCK; unit += L) {
      int column = unit / BLOCK * 3 * BLOCK + unit % BLOCK;
      FloatVector br = load(bias, biasOffset + column);
      FloatVector bz = load(bias, biasOffset + column + BLOCK);
      FloatVector bn = load(bias, biasOffset + column + 2 * BLOCK);
      FloatVector bu = load(candidateBias, candidateBiasOffset + unit);
      int at = gates.offset() + column;
      int from = product.offset() + column;
      int b = hiddenPrevious.offset() + unit;
      int m = updateMask.offset() + unit;
      int c = candidate.offset() + unit;
      int to = hidden.offset() + unit;
      for (int row = 0; row < rows; row++) {
        FloatVector r = sigmoid(load(x, at).add(load(u, from)).add(br));
        FloatVector z = sigmoid(load(x, at + BLOCK).add(load(u, from + BLOCK)).add(bz));
        FloatVector inner = load(u, from + 2 * BLOCK).add(bu);
        FloatVector n = tanh(r.fma(inner, load(x, at + 2 * BLOCK).add(bn)));
        FloatVector update = n.mul(load(mask, m));
        r.intoArray(x, at);
        z.intoArray(x, at + BLOCK);
        n.intoArray(x, at + 2 * BLOCK);
        inner.intoArray(q, c);
        z.fma(load(before, b).sub(update), update).intoArray(h, to);
        at += gates.stride();
        from += product.stride();
        b += hiddenPrevious.stride();
        m += updateMask.stride();
        c += candidate.stride();
        to += hidden.stride();
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
