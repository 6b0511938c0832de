package io.sluice.vector;

/** A panel product cut into tiles whose sums stay in registers; see {@code PanelKernels}. */
interface Tiles {
  void multiplyAdd(
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
      int cRow);
}
