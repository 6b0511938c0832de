package io.sluice.neural.kernel;

import io.sluice.neural.arithmetic.Fused;

/**
 * Panel products in plain loops, shaped by what the JIT of JDK 17 vectorises: loops over whole
 * arrays with one index, few enough operations that the loop is unrolled to the width of a vector.
 * So blocks of panel rows are copied to arrays of their own, and a pass adds two of them to two
 * rows of sums, or four to one. (Wider passes are faster when vectorised, but not always are.)
 */
public final class PlainPanelKernels implements PanelKernels {
  /** Panel rows at a time: with the sums they take a third of an L1 cache. */
  private static final int DEPTH = 64;

  private static final class Scratch {
    final float[][] panel = new float[DEPTH][PANEL];
    final float[] first = new float[PANEL];
    final float[] second = new float[PANEL];
  }

  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  @Override
  public void multiplyAdd(
      int rows,
      int depth,
      float[] a,
      int aOffset,
      int aRowStride,
      float[] panel,
      int panelOffset,
      float[] c,
      int cOffset,
      int cStride) {
    Scratch own = scratch.get();
    for (int k = 0; k < depth; k += DEPTH) {
      int part = Math.min(DEPTH, depth - k);
      for (int q = 0; q < part; q++) {
        System.arraycopy(panel, panelOffset + (k + q) * PANEL, own.panel[q], 0, PANEL);
      }
      int at = aOffset + k;
      int to = cOffset;
      int i = 0;
      for (; i + 2 <= rows; i += 2, at += 2 * aRowStride, to += 2 * cStride) {
        System.arraycopy(c, to, own.first, 0, PANEL);
        System.arraycopy(c, to + cStride, own.second, 0, PANEL);
        addPair(part, a, at, at + aRowStride, own);
        System.arraycopy(own.first, 0, c, to, PANEL);
        System.arraycopy(own.second, 0, c, to + cStride, PANEL);
      }
      if (i < rows) {
        System.arraycopy(c, to, own.first, 0, PANEL);
        addSingle(part, a, at, own);
        System.arraycopy(own.first, 0, c, to, PANEL);
      }
    }
  }

  /** Adds {@code depth} panel rows, scaled by factors of a, to two rows of sums. */
  private static void addPair(int depth, float[] a, int at, int below, Scratch own) {
    float[][] panel = own.panel;
    int q = 0;
    for (; q + 2 <= depth; q += 2, at += 2, below += 2) {
      add(a[at], a[at + 1], a[below], a[below + 1], panel[q], panel[q + 1], own.first, own.second);
    }
    if (q < depth) {
      add(a[at], panel[q], own.first);
      add(a[below], panel[q], own.second);
    }
  }

  /** Adds {@code depth} panel rows, scaled by factors of a, to one row of sums. */
  private static void addSingle(int depth, float[] a, int at, Scratch own) {
    float[][] panel = own.panel;
    int q = 0;
    for (; q + 4 <= depth; q += 4, at += 4) {
      add(
          a[at],
          a[at + 1],
          a[at + 2],
          a[at + 3],
          panel[q],
          panel[q + 1],
          panel[q + 2],
          panel[q + 3],
          own.first);
    }
    for (; q < depth; q++, at++) {
      add(a[at], panel[q], own.first);
    }
  }

  private static void add(
      float a00, float a01, float a10, float a11, float[] b0, float[] b1, float[] s, float[] t) {
    for (int j = 0; j < PANEL; j++) {
      float x = b0[j];
      float y = b1[j];
      s[j] = Fused.multiplyAdd(a01, y, Fused.multiplyAdd(a00, x, s[j]));
      t[j] = Fused.multiplyAdd(a11, y, Fused.multiplyAdd(a10, x, t[j]));
    }
  }

  private static void add(
      float a0,
      float a1,
      float a2,
      float a3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] s) {
    for (int j = 0; j < PANEL; j++) {
      s[j] =
          Fused.multiplyAdd(
              a3,
              b3[j],
              Fused.multiplyAdd(
                  a2, b2[j], Fused.multiplyAdd(a1, b1[j], Fused.multiplyAdd(a0, b0[j], s[j]))));
    }
  }

  private static void add(float scale, float[] b, float[] s) {
    for (int j = 0; j < PANEL; j++) {
      s[j] = Fused.multiplyAdd(scale, b[j], s[j]);
    }
  }
}
