package io.sluice.vector;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles of six rows by four vectors: 24 sums, for machines with 32 vector registers. */
final class WideTiles implements Tiles {
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
    for (int j = 0; j < columns; j += 4 * L) {
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

  /** Six rows by 4 vectors. */
  private static void six(
      int depth, float[] a, int at, int aRow, float[] panel, int p, float[] c, int to, int cRow) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    FloatVector s02 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s03 = FloatVector.fromArray(S, c, to + 3 * L);
    FloatVector s10 = FloatVector.fromArray(S, c, to + cRow);
    FloatVector s11 = FloatVector.fromArray(S, c, to + cRow + L);
    FloatVector s12 = FloatVector.fromArray(S, c, to + cRow + 2 * L);
    FloatVector s13 = FloatVector.fromArray(S, c, to + cRow + 3 * L);
    FloatVector s20 = FloatVector.fromArray(S, c, to + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(S, c, to + 2 * cRow + L);
    FloatVector s22 = FloatVector.fromArray(S, c, to + 2 * cRow + 2 * L);
    FloatVector s23 = FloatVector.fromArray(S, c, to + 2 * cRow + 3 * L);
    FloatVector s30 = FloatVector.fromArray(S, c, to + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(S, c, to + 3 * cRow + L);
    FloatVector s32 = FloatVector.fromArray(S, c, to + 3 * cRow + 2 * L);
    FloatVector s33 = FloatVector.fromArray(S, c, to + 3 * cRow + 3 * L);
    FloatVector s40 = FloatVector.fromArray(S, c, to + 4 * cRow);
    FloatVector s41 = FloatVector.fromArray(S, c, to + 4 * cRow + L);
    FloatVector s42 = FloatVector.fromArray(S, c, to + 4 * cRow + 2 * L);
    FloatVector s43 = FloatVector.fromArray(S, c, to + 4 * cRow + 3 * L);
    FloatVector s50 = FloatVector.fromArray(S, c, to + 5 * cRow);
    FloatVector s51 = FloatVector.fromArray(S, c, to + 5 * cRow + L);
    FloatVector s52 = FloatVector.fromArray(S, c, to + 5 * cRow + 2 * L);
    FloatVector s53 = FloatVector.fromArray(S, c, to + 5 * cRow + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector b2 = FloatVector.fromArray(S, panel, p + k * PANEL + 2 * L);
      FloatVector b3 = FloatVector.fromArray(S, panel, p + k * PANEL + 3 * L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      s02 = a0.fma(b2, s02);
      s03 = a0.fma(b3, s03);
      FloatVector a1 = FloatVector.broadcast(S, a[at + k + aRow]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      s12 = a1.fma(b2, s12);
      s13 = a1.fma(b3, s13);
      FloatVector a2 = FloatVector.broadcast(S, a[at + k + 2 * aRow]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      s22 = a2.fma(b2, s22);
      s23 = a2.fma(b3, s23);
      FloatVector a3 = FloatVector.broadcast(S, a[at + k + 3 * aRow]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      s32 = a3.fma(b2, s32);
      s33 = a3.fma(b3, s33);
      FloatVector a4 = FloatVector.broadcast(S, a[at + k + 4 * aRow]);
      s40 = a4.fma(b0, s40);
      s41 = a4.fma(b1, s41);
      s42 = a4.fma(b2, s42);
      s43 = a4.fma(b3, s43);
      FloatVector a5 = FloatVector.broadcast(S, a[at + k + 5 * aRow]);
      s50 = a5.fma(b0, s50);
      s51 = a5.fma(b1, s51);
      s52 = a5.fma(b2, s52);
      s53 = a5.fma(b3, s53);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
    s02.intoArray(c, to + 2 * L);
    s03.intoArray(c, to + 3 * L);
    s10.intoArray(c, to + cRow);
    s11.intoArray(c, to + cRow + L);
    s12.intoArray(c, to + cRow + 2 * L);
    s13.intoArray(c, to + cRow + 3 * L);
    s20.intoArray(c, to + 2 * cRow);
    s21.intoArray(c, to + 2 * cRow + L);
    s22.intoArray(c, to + 2 * cRow + 2 * L);
    s23.intoArray(c, to + 2 * cRow + 3 * L);
    s30.intoArray(c, to + 3 * cRow);
    s31.intoArray(c, to + 3 * cRow + L);
    s32.intoArray(c, to + 3 * cRow + 2 * L);
    s33.intoArray(c, to + 3 * cRow + 3 * L);
    s40.intoArray(c, to + 4 * cRow);
    s41.intoArray(c, to + 4 * cRow + L);
    s42.intoArray(c, to + 4 * cRow + 2 * L);
    s43.intoArray(c, to + 4 * cRow + 3 * L);
    s50.intoArray(c, to + 5 * cRow);
    s51.intoArray(c, to + 5 * cRow + L);
    s52.intoArray(c, to + 5 * cRow + 2 * L);
    s53.intoArray(c, to + 5 * cRow + 3 * L);
  }

  /** Four rows by 4 vectors. */
  private static void four(
      int depth, float[] a, int at, int aRow, float[] panel, int p, float[] c, int to, int cRow) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    FloatVector s02 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s03 = FloatVector.fromArray(S, c, to + 3 * L);
    FloatVector s10 = FloatVector.fromArray(S, c, to + cRow);
    FloatVector s11 = FloatVector.fromArray(S, c, to + cRow + L);
    FloatVector s12 = FloatVector.fromArray(S, c, to + cRow + 2 * L);
    FloatVector s13 = FloatVector.fromArray(S, c, to + cRow + 3 * L);
    FloatVector s20 = FloatVector.fromArray(S, c, to + 2 * cRow);
    FloatVector s21 = FloatVector.fromArray(S, c, to + 2 * cRow + L);
    FloatVector s22 = FloatVector.fromArray(S, c, to + 2 * cRow + 2 * L);
    FloatVector s23 = FloatVector.fromArray(S, c, to + 2 * cRow + 3 * L);
    FloatVector s30 = FloatVector.fromArray(S, c, to + 3 * cRow);
    FloatVector s31 = FloatVector.fromArray(S, c, to + 3 * cRow + L);
    FloatVector s32 = FloatVector.fromArray(S, c, to + 3 * cRow + 2 * L);
    FloatVector s33 = FloatVector.fromArray(S, c, to + 3 * cRow + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector b2 = FloatVector.fromArray(S, panel, p + k * PANEL + 2 * L);
      FloatVector b3 = FloatVector.fromArray(S, panel, p + k * PANEL + 3 * L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      s02 = a0.fma(b2, s02);
      s03 = a0.fma(b3, s03);
      FloatVector a1 = FloatVector.broadcast(S, a[at + k + aRow]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      s12 = a1.fma(b2, s12);
      s13 = a1.fma(b3, s13);
      FloatVector a2 = FloatVector.broadcast(S, a[at + k + 2 * aRow]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      s22 = a2.fma(b2, s22);
      s23 = a2.fma(b3, s23);
      FloatVector a3 = FloatVector.broadcast(S, a[at + k + 3 * aRow]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      s32 = a3.fma(b2, s32);
      s33 = a3.fma(b3, s33);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
    s02.intoArray(c, to + 2 * L);
    s03.intoArray(c, to + 3 * L);
    s10.intoArray(c, to + cRow);
    s11.intoArray(c, to + cRow + L);
    s12.intoArray(c, to + cRow + 2 * L);
    s13.intoArray(c, to + cRow + 3 * L);
    s20.intoArray(c, to + 2 * cRow);
    s21.intoArray(c, to + 2 * cRow + L);
    s22.intoArray(c, to + 2 * cRow + 2 * L);
    s23.intoArray(c, to + 2 * cRow + 3 * L);
    s30.intoArray(c, to + 3 * cRow);
    s31.intoArray(c, to + 3 * cRow + L);
    s32.intoArray(c, to + 3 * cRow + 2 * L);
    s33.intoArray(c, to + 3 * cRow + 3 * L);
  }

  /** Two rows by 4 vectors. */
  private static void two(
      int depth, float[] a, int at, int aRow, float[] panel, int p, float[] c, int to, int cRow) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    FloatVector s02 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s03 = FloatVector.fromArray(S, c, to + 3 * L);
    FloatVector s10 = FloatVector.fromArray(S, c, to + cRow);
    FloatVector s11 = FloatVector.fromArray(S, c, to + cRow + L);
    FloatVector s12 = FloatVector.fromArray(S, c, to + cRow + 2 * L);
    FloatVector s13 = FloatVector.fromArray(S, c, to + cRow + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector b2 = FloatVector.fromArray(S, panel, p + k * PANEL + 2 * L);
      FloatVector b3 = FloatVector.fromArray(S, panel, p + k * PANEL + 3 * L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      s02 = a0.fma(b2, s02);
      s03 = a0.fma(b3, s03);
      FloatVector a1 = FloatVector.broadcast(S, a[at + k + aRow]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      s12 = a1.fma(b2, s12);
      s13 = a1.fma(b3, s13);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
    s02.intoArray(c, to + 2 * L);
    s03.intoArray(c, to + 3 * L);
    s10.intoArray(c, to + cRow);
    s11.intoArray(c, to + cRow + L);
    s12.intoArray(c, to + cRow + 2 * L);
    s13.intoArray(c, to + cRow + 3 * L);
  }

  /** One row by 4 vectors. */
  private static void one(int depth, float[] a, int at, float[] panel, int p, float[] c, int to) {
    FloatVector s00 = FloatVector.fromArray(S, c, to);
    FloatVector s01 = FloatVector.fromArray(S, c, to + L);
    FloatVector s02 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s03 = FloatVector.fromArray(S, c, to + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(S, panel, p + k * PANEL);
      FloatVector b1 = FloatVector.fromArray(S, panel, p + k * PANEL + L);
      FloatVector b2 = FloatVector.fromArray(S, panel, p + k * PANEL + 2 * L);
      FloatVector b3 = FloatVector.fromArray(S, panel, p + k * PANEL + 3 * L);
      FloatVector a0 = FloatVector.broadcast(S, a[at + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      s02 = a0.fma(b2, s02);
      s03 = a0.fma(b3, s03);
    }
    s00.intoArray(c, to);
    s01.intoArray(c, to + L);
    s02.intoArray(c, to + 2 * L);
    s03.intoArray(c, to + 3 * L);
  }
}
