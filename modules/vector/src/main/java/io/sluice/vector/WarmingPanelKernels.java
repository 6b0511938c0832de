package io.sluice.vector;

import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.PlainPanelKernels;

/** Panel products on vectors as soon as those are compiled, in plain loops until then. */
final class WarmingPanelKernels implements PanelKernels {
  /** Numbers of rows that other code works on: 1, 2, 4 and 6 at a time. */
  private static final int TILES = 4;

  /** Panels of one row that are read side by side: the least that vectors can be tried on. */
  private static final int PAIR = 2;

  private static final int NARROW = 2 * Species.FLOATS.length();

  private final PanelKernels plain = new PlainPanelKernels();
  private final PanelKernels vector = new VectorPanelKernels();
  private final WarmUp[] warmUps = new WarmUp[2 * TILES];
  private final WarmUp row = new WarmUp();

  WarmingPanelKernels() {
    for (int i = 0; i < warmUps.length; i++) {
      warmUps[i] = new WarmUp();
    }
  }

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
    multiplyAddFirst(
        PANEL, rows, depth, a, aOffset, aRowStride, panel, panelOffset, c, cOffset, cStride);
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
    int tile = Math.min(rows / 2, TILES - 1);
    WarmUp warmUp = warmUps[columns <= NARROW ? TILES + tile : tile];
    boolean onVectors = warmUp.onVectors();
    long begin = warmUp.begin();
    (onVectors ? vector : plain)
        .multiplyAddFirst(
            columns, rows, depth, a, aOffset, aRowStride, panel, panelOffset, c, cOffset, cStride);
    warmUp.end(onVectors, begin, (double) rows * depth * columns);
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
    int paired = count / PAIR * PAIR;
    for (int p = 0; p < paired; ) {
      int some = row.over() ? paired - p : PAIR;
      boolean onVectors = row.onVectors();
      long begin = row.begin();
      int panel = packedOffset + p * depth * PANEL;
      (onVectors ? vector : plain)
          .multiplyAddRow(some, depth, a, aOffset, packed, panel, c, cOffset + p * PANEL);
      row.end(onVectors, begin, (double) some * depth);
      p += some;
    }
    if (paired < count) {
      int panel = packedOffset + paired * depth * PANEL;
      int to = cOffset + paired * PANEL;
      multiplyAdd(1, depth, a, aOffset, depth, packed, panel, c, to, PANEL);
    }
  }
}
