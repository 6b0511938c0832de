package io.sluice.neural.kernel;

/** Panel products in plain loops, written so that the JIT can vectorise them. */
public final class PlainPanelKernels implements PanelKernels {
  @Override
  public void multiplyAdd(
      int rows,
      int depth,
      float[] a,
      int aOffset,
      int aRowStride,
      int aColumnStride,
      float[] panel,
      int panelOffset,
      float[] c,
      int cOffset,
      int cStride) {
    float[] sums = new float[PANEL];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(c, cOffset + i * cStride, sums, 0, PANEL);
      int factor = aOffset + i * aRowStride;
      int row = panelOffset;
      for (int k = 0; k < depth; k++, factor += aColumnStride, row += PANEL) {
        addScaledRow(a[factor], panel, row, sums);
      }
      System.arraycopy(sums, 0, c, cOffset + i * cStride, PANEL);
    }
  }

  private static void addScaledRow(float scale, float[] panel, int row, float[] sums) {
    for (int j = 0; j < PANEL; j++) {
      sums[j] = Math.fma(scale, panel[row + j], sums[j]);
    }
  }
}
