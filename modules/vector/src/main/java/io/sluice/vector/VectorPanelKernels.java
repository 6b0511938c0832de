package io.sluice.vector;

import io.sluice.neural.kernel.PanelKernels;

/** Panel products on the Vector API. */
public final class VectorPanelKernels implements PanelKernels {
  /** Inner extent at a time: a piece of panel that stays in the L1 cache for all rows. */
  private static final int DEPTH = 128;

  /** 256-bit vectors mean 16 registers on most machines, other widths 32. */
  private static final int NARROW_BITS = 256;

  private final NarrowTiles narrow = new NarrowTiles();
  private final Tiles tiles =
      Species.FLOATS.vectorBitSize() == NARROW_BITS ? narrow : new WideTiles();

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
    for (int k = 0; k < depth; k += DEPTH) {
      int part = Math.min(DEPTH, depth - k);
      int at = aOffset + k;
      int p = panelOffset + k * PANEL;
      tiles.multiplyAdd(PANEL, rows, part, a, at, aRowStride, panel, p, c, cOffset, cStride);
    }
  }

  @Override
  public void multiplyAddFirst(
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
    Tiles fitting = columns <= 2 * Species.FLOATS.length() ? narrow : tiles;
    for (int k = 0; k < depth; k += DEPTH) {
      int part = Math.min(DEPTH, depth - k);
      int at = aOffset + k;
      int p = panelOffset + k * PANEL;
      fitting.multiplyAdd(columns, rows, part, a, at, aRowStride, panel, p, c, cOffset, cStride);
    }
  }

  @Override
  public void multiplyAddRow(
      int count,
      int depth,
      float[] a,
      int aOffset,
      float[] packed,
      int packedOffset,
      float[] c,
      int cOffset) {
    RowTiles.multiplyAdd(count, depth, a, aOffset, packed, packedOffset, c, cOffset);
  }
}
