package io.sluice.neural.kernel;

/** Products of row-major blocks with packed panels of a right operand. */
public interface PanelKernels {
  /** Columns of one panel: one block of 16 hidden units with four gates. */
  int PANEL = 64;

  /**
   * Adds a product to a block of {@code PANEL} columns: {@code c[i][j] = fma chain over k ascending
   * of a[i][k] * panel[k][j], starting from c[i][j]}.
   *
   * @param rows number of rows of a and c
   * @param depth inner extent
   * @param a element (i, k) lies at {@code aOffset + i * aRowStride + k}; rows may overlap
   * @param panel packed right operand, element (k, j) at {@code panelOffset + k * PANEL + j}
   * @param c element (i, j) lies at {@code cOffset + i * cStride + j}
   */
  void multiplyAdd(
      int rows,
      int depth,
      float[] a,
      int aOffset,
      int aRowStride,
      float[] panel,
      int panelOffset,
      float[] c,
      int cOffset,
      int cStride);

  /**
   * Does the same for the first {@code columns} of the panel; what becomes of the other columns of
   * c is not specified. Serves a last panel that is mostly padding.
   *
   * @param columns columns wanted, at most {@code PANEL}
   */
  default void multiplyAddFirst(
      int columns,
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
    multiplyAdd(rows, depth, a, aOffset, aRowStride, panel, panelOffset, c, cOffset, cStride);
  }

  /**
   * Adds the products of one row with several panels: {@code c[p][j] = fma chain over k ascending
   * of a[k] * packed[p][k][j], starting from c[p][j]}. Such a product is as fast as the panels are
   * read, so they are better read several at a time than one after the other.
   *
   * @param count number of panels
   * @param depth inner extent, as many panel rows as a panel has
   * @param a element k lies at {@code aOffset + k}
   * @param packed element (p, k, j) lies at {@code packedOffset + (p * depth + k) * PANEL + j}
   * @param c element (p, j) lies at {@code cOffset + p * PANEL + j}
   */
  default void multiplyAddRow(
      int count,
      int depth,
      float[] a,
      int aOffset,
      float[] packed,
      int packedOffset,
      float[] c,
      int cOffset) {
    for (int p = 0; p < count; p++) {
      int panel = packedOffset + p * depth * PANEL;
      multiplyAdd(1, depth, a, aOffset, depth, packed, panel, c, cOffset + p * PANEL, PANEL);
    }
  }
}
