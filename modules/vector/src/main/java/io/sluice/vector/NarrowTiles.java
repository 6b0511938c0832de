package io.sluice.vector;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles of six rows by two vectors: 12 sums, for machines with 16 vector registers. */
final class NarrowTiles implements Tiles {
  private static final VectorSpecies<Float> S = Species.FLOATS;
  private static final int L = S.length();

  @Override
  public void multiplyAdd(
      int columns,
      int rows,
      int depth,
      float[] a,
      int at,
      int aRow,
      float[] panel,
      int p,
      float[] c,
      int to,
      int cRow) {
    for (int j = 0; j < columns; j += 2 * L) {
      int i = 0;
      for (; i + 6 <= rows; i += 6) {
        six(depth, a, at + i * aRow, aRow, panel, p + j, c, to + i * cRow + j, cRow);
      }
      if (i + 4 <= rows) {
        four(depth, a, at + i * aRow, aRow, panel, p + j, c, to + i * cRow + j, cRow);
        i += 4;
      }
      if (i + 2 <= rows) {
        two(depth, a, at + i * aRow, aRow, panel, p + j, c, to + i * cRow + j, cRow);
        i += 2;
      }
      if (i < rows) {
        one(depth, a, at + i * aRow, panel, p + j, c, to + i * cRow + j);
      }
    }
  }

  /** Six rows by 2 vectors. */
  private static void six(
      int depth, float[] a, int at, int aRow, float[] panel, int p, float[] c, int to, int cRow) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    FloatVector s10 = FloatVector.fromArray(S, c, to + cRow);
    FloatVector s11 = FloatVector.fromArray(S, c, to + cRow + L);
    FloatVector s20 = FloatVector.fromArray(S, c, to + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(S, c, to + 2 * cRow + L);
    FloatVector s30 = FloatVector.fromArray(S, c, to + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(S, c, to + 3 * cRow + L);
    FloatVector s40 = FloatVector.fromArray(S, c, to + 4 * cRow);
    FloatVector s41 = FloatVector.fromArray(S, c, to + 4 * cRow + L);
    FloatVector s50 = FloatVector.fromArray(S, c, to + 5 * cRow);
    FloatVector s51 = FloatVector.fromArray(S, c, to + 5 * cRow + L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      FloatVector a1 = FloatVector.broadcast(S, a[at + k + aRow]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      FloatVector a2 = FloatVector.broadcast(S, a[at + k + 2 * aRow]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      FloatVector a3 = FloatVector.broadcast(S, a[at + k + 3 * aRow]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      FloatVector a4 = FloatVector.broadcast(S, a[at + k + 4 * aRow]);
      s40 = a4.fma(b0, s40);
      s41 = a4.fma(b1, s41);
      FloatVector a5 = FloatVector.broadcast(S, a[at + k + 5 * aRow]);
      s50 = a5.fma(b0, s50);
      s51 = a5.fma(b1, s51);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
    s10.intoArray(c, to + cRow);
    s11.intoArray(c, to + cRow + L);
    s20.intoArray(c, to + 2 * cRow);
    s21.intoArray(c, to + 2 * cRow + L);
    s30.intoArray(c, to + 3 * cRow);
    s31.intoArray(c, to + 3 * cRow + L);
    s40.intoArray(c, to + 4 * cRow);
    s41.intoArray(c, to + 4 * cRow + L);
    s50.intoArray(c, to + 5 * cRow);
    s51.intoArray(c, to + 5 * cRow + L);
  }

  /** Four rows by 2 vectors. */
  private static void four(
      int depth, float[] a, int at, int aRow, float[] panel, int p, float[] c, int to, int cRow) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    FloatVector s10 = FloatVector.fromArray(S, c, to + cRow);
    FloatVector s11 = FloatVector.fromArray(S, c, to + cRow + L);
    FloatVector s20 = FloatVector.fromArray(S, c, to + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(S, c, to + 2 * cRow + L);
    FloatVector s30 = FloatVector.fromArray(S, c, to + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(S, c, to + 3 * cRow + L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      FloatVector a1 = FloatVector.broadcast(S, a[at + k + aRow]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      FloatVector a2 = FloatVector.broadcast(S, a[at + k + 2 * aRow]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      FloatVector a3 = FloatVector.broadcast(S, a[at + k + 3 * aRow]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
    s10.intoArray(c, to + cRow);
    s11.intoArray(c, to + cRow + L);
    s20.intoArray(c, to + 2 * cRow);
    s21.intoArray(c, to + 2 * cRow + L);
    s30.intoArray(c, to + 3 * cRow);
    s31.intoArray(c, to + 3 * cRow + L);
  }

  /** Two rows by 2 vectors. */
  private static void two(
      int depth, float[] a, int at, int aRow, float[] panel, int p, float[] c, int to, int cRow) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    FloatVector s10 = FloatVector.fromArray(S, c, to + cRow);
    FloatVector s11 = FloatVector.fromArray(S, c, to + cRow + L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      FloatVector a1 = FloatVector.broadcast(S, a[at + k + aRow]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
    s10.intoArray(c, to + cRow);
    s11.intoArray(c, to + cRow + L);
  }

  /** One row by 2 vectors. */
  private static void one(int depth, float[] a, int at, float[] panel, int p, float[] c, int to) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
  }
}
