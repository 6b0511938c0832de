package io.sluice.neural.kernel;

import io.sluice.neural.arithmetic.BFloat16;

/**
 * Numbers of fewer bits than a float: products of one row with packed panels of such weights,
 * widening and rounding. A product takes as long as the weights are read, so narrow ones are
 * widened on the way, in registers. The layout is that of {@link PanelKernels#multiplyAddRow}.
 */
public interface NarrowKernels {
  /** Elements that a packed array has behind its last panel: they may be read, not used. */
  int SLACK = 16;

  /**
   * Weights of 16 bits, the upper halves of floats: {@code c[p][j] = fma chain over k ascending of
   * a[k] * packed[p][k][j], starting from c[p][j]}.
   *
   * @param count number of panels
   * @param depth inner extent
   * @param a element k lies at {@code aOffset + k}
   * @param packed element (p, k, j) lies at {@code packedOffset + (p * depth + k) * PANEL + j}
   * @param c element (p, j) lies at {@code cOffset + p * PANEL + j}
   */
  void multiplyAddRow(
      int count,
      int depth,
      float[] a,
      int aOffset,
      short[] packed,
      int packedOffset,
      float[] c,
      int cOffset);

  /**
   * Weights that are integers of 8 bits times the scale of their column: {@code c[p][j] =
   * fma(scales[p][j], sum, c[p][j])}, where {@code sum} is the fma chain over k ascending of {@code
   * a[k] * packed[p][k][j]} from zero.
   *
   * @param scales element (p, j) lies at {@code scalesOffset + p * PANEL + j}
   */
  void multiplyAddRow(
      int count,
      int depth,
      float[] a,
      int aOffset,
      byte[] packed,
      int packedOffset,
      float[] scales,
      int scalesOffset,
      float[] c,
      int cOffset);

  /**
   * Weights of 16 bits as floats.
   *
   * @param count a multiple of {@code PANEL}
   * @param target from 0 on
   */
  void widen(short[] packed, int packedOffset, float[] target, int count);

  /** Integers of 8 bits as floats, not scaled; otherwise the same. */
  void widen(byte[] packed, int packedOffset, float[] target, int count);

  /**
   * Floats rounded to 16 bits, each as {@link BFloat16#of(float)} rounds it. Writes these and no
   * others: threads may round neighbouring runs into one array.
   *
   * @param count number of floats, any
   */
  void narrow(float[] source, int offset, short[] target, int targetOffset, int count);
}
