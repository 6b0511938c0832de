package io.sluice.vector;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of one row with panels. No weight is read twice, so they come from the outer caches and
 * the time is that of reading: two panels far apart are read side by side, which keeps more loads
 * on their way and sums in more chains than one after the other.
 */
final class RowTiles {
  private static final VectorSpecies<Float> S = Species.FLOATS;
  private static final int L = S.length();

  private RowTiles() {}

  /** See {@code PanelKernels.multiplyAddRow}. */
  static void multiplyAdd(
      int count, int depth, float[] a, int at, float[] packed, int from, float[] c, int to) {
    int half = count / 2;
    int size = depth * PANEL;
    for (int p = 0; p < half; p++) {
      pair(depth, a, at, packed, from + p * size, half * size, c, to + p * PANEL, half * PANEL);
    }
    if (count > 2 * half) {
      int last = count - 1;
      single(depth, a, at, packed, from + last * size, c, to + last * PANEL);
    }
  }

  /** One row by a panel and the one that lies {@code next} floats after it. */
  static void pair(
      int depth,
      float[] a,
      int at,
      float[] packed,
      int from,
      int next,
      float[] c,
      int to,
      int cNext) {
    for (int j = 0; j < PANEL; j += 4 * L) {
      pairOfVectors(depth, a, at, packed, from + j, from + j + next, c, to + j, to + j + cNext);
    }
  }

  private static void single(
      int depth, float[] a, int at, float[] packed, int from, float[] c, int to) {
    for (int j = 0; j < PANEL; j += 4 * L) {
      vectors(depth, a, at, packed, from + j, c, to + j);
    }
  }

  /** One row by twice 4 vectors. */
  private static void pairOfVectors(
      int depth, float[] a, int at, float[] packed, int p, int q, float[] c, int to, int on) {
    FloatVector s0 = FloatVector.fromArray(S, c, to);
    FloatVector s1 = FloatVector.fromArray(S, c, to + L);
    FloatVector s2 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, c, to + 3 * L);
    FloatVector t0 = FloatVector.fromArray(S, c, on);
    FloatVector t1 = FloatVector.fromArray(S, c, on + L);
    FloatVector t2 = FloatVector.fromArray(S, c, on + 2 * L);
    FloatVector t3 = FloatVector.fromArray(S, c, on + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(S, a[at + k]);
      s0 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL), s0);
      s1 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL + L), s1);
      s2 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL + 2 * L), s2);
      s3 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL + 3 * L), s3);
      t0 = factor.fma(FloatVector.fromArray(S, packed, q + k * PANEL), t0);
      t1 = factor.fma(FloatVector.fromArray(S, packed, q + k * PANEL + L), t1);
      t2 = factor.fma(FloatVector.fromArray(S, packed, q + k * PANEL + 2 * L), t2);
      t3 = factor.fma(FloatVector.fromArray(S, packed, q + k * PANEL + 3 * L), t3);
    }
    s0.intoArray(c, to);
    s1.intoArray(c, to + L);
    s2.intoArray(c, to + 2 * L);
    s3.intoArray(c, to + 3 * L);
    t0.intoArray(c, on);
    t1.intoArray(c, on + L);
    t2.intoArray(c, on + 2 * L);
    t3.intoArray(c, on + 3 * L);
  }

  /** One row by 4 vectors. */
  private static void vectors(
      int depth, float[] a, int at, float[] packed, int p, float[] c, int to) {
    FloatVector s0 = FloatVector.fromArray(S, c, to);
    FloatVector s1 = FloatVector.fromArray(S, c, to + L);
    FloatVector s2 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, c, to + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(S, a[at + k]);
      s0 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL), s0);
      s1 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL + L), s1);
      s2 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL + 2 * L), s2);
      s3 = factor.fma(FloatVector.fromArray(S, packed, p + k * PANEL + 3 * L), s3);
    }
    s0.intoArray(c, to);
    s1.intoArray(c, to + L);
    s2.intoArray(c, to + 2 * L);
    s3.intoArray(c, to + 3 * L);
  }
}
