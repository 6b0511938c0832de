package io.sluice.vector;

import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.kernel.PlainPanelKernels;

/** Panel products on vectors as soon as those are compiled, in plain loops until then. */
final class WarmingPanelKernels implements PanelKernels {
  /** Numbers of rows that other code works on: 1, 2, 4 and 6 at a time. */
  private static final int TILES = 4;

  private static final int NARROW = 2 * Species.FLOATS.length();

  private final PanelKernels plain = new PlainPanelKernels();
  private final PanelKernels vector = new VectorPanelKernels();
  private final WarmUp[] warmUps = new WarmUp[2 * TILES];

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
      int aColumnStride,
      float[] panel,
      int panelOffset,
      float[] c,
      int cOffset,
      int cStride) {
    multiplyAddFirst(
        PANEL,
        rows,
        depth,
        a,
        aOffset,
        aRowStride,
        aColumnStride,
        panel,
        panelOffset,
        c,
        cOffset,
        cStride);
  }

  @Override
  public void multiplyAddFirst(
      int columns,
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
    int tile = Math.min(rows / 2, TILES - 1);
    WarmUp warmUp = warmUps[columns <= NARROW ? TILES + tile : tile];
    boolean over = warmUp.over();
    boolean onVectors = over || warmUp.trial();
    long begin = over ? 0 : System.nanoTime();
    (onVectors ? vector : plain)
        .multiplyAddFirst(
            columns,
            rows,
            depth,
            a,
            aOffset,
            aRowStride,
            aColumnStride,
            panel,
            panelOffset,
            c,
            cOffset,
            cStride);
    if (!over) {
      warmUp.note(onVectors, System.nanoTime() - begin, (double) rows * depth * columns);
    }
  }
}
