package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.Rows;

/**
 * Weights of fewer bits than a float. Few rows read them as they are; many rows widen a panel once
 * for all. What an element is, and how it is widened, the subclasses know.
 */
abstract sealed class NarrowWeights implements PackedWeights permits BFloat16Weights, ByteWeights {
  /** Most rows for which it does not pay to widen a panel once for all. */
  private static final int FEW_ROWS = 8;

  /** Panels that are read side by side, and stay in a cache for all of few rows. */
  private static final int PAIR = 2;

  /** A panel as floats; one array for each thread, as long as its deepest panel. */
  private static final ThreadLocal<float[]> WIDE = ThreadLocal.withInitial(() -> new float[0]);

  private final int depth;
  private final int columns;
  private final int panels;

  NarrowWeights(int depth, int columns, int panels) {
    this.depth = depth;
    this.columns = columns;
    this.panels = panels;
  }

  @Override
  public final int depth() {
    return depth;
  }

  @Override
  public final int columns() {
    return columns;
  }

  @Override
  public final int panels() {
    return panels;
  }

  @Override
  public final void multiplyAdd(int from, int to, int rows, Rows operand, Rows target) {
    if (rows <= FEW_ROWS) {
      int some = rows == 1 ? to - from : PAIR;
      for (int panel = from; panel < to; panel += some) {
        for (int row = 0; row < rows; row++) {
          multiplyAddRow(panel, Math.min(to, panel + some), row, operand, target);
        }
      }
      return;
    }
    float[] wide = wide(depth * PANEL);
    for (int panel = from; panel < to; panel++) {
      multiplyAddPanel(panel, rows, operand, target, wide);
    }
  }

  private static float[] wide(int size) {
    float[] own = WIDE.get();
    if (own.length < size) {
      own = new float[size];
      WIDE.set(own);
    }
    return own;
  }

  /** Adds the products of one row with the panels of {@code [from, to)}, read as they are. */
  abstract void multiplyAddRow(int from, int to, int row, Rows operand, Rows target);

  /**
   * Adds the products of all rows with one panel.
   *
   * @param wide scratch for the panel as floats, at least [depth, PANEL]
   */
  abstract void multiplyAddPanel(int panel, int rows, Rows operand, Rows target, float[] wide);
}
