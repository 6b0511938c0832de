package io.sluice.neural.gemm;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

/**
 * A right operand on the heap, packed for the panel kernels: panel p holds columns {@code 64 p} to
 * {@code 64 p + 63}, row by row; columns beyond the last are zero. Written once (after each update
 * of the weights, say) and read by many products.
 *
 * <p>Threads may pack disjoint runs of columns at the same time, and may read what they packed.
 */
public final class PackedPanels {
  private static final int BLOCK = 16;

  /**
   * Floats before the first panel. Behind the header of an array, 16 bytes by default, they fill a
   * cache line: rows of panels begin at whole ones where the array itself does, as G1 has it for
   * large arrays. Elsewhere this costs nothing.
   */
  static final int FIRST = 12;

  /** Scratch of the threads that pack: trainers do it in every step. */
  private static final ThreadLocal<PanelPacker> PACKERS = ThreadLocal.withInitial(PanelPacker::new);

  private final int depth;
  private final int columns;
  private final float[] data;

  /**
   * Room for a [depth, columns] operand, all zero.
   *
   * @throws IllegalArgumentException if an extent is negative or the panels exceed a Java array
   */
  public PackedPanels(int depth, int columns) {
    if (depth < 0 || columns < 0 || floats(depth, columns) > Integer.MAX_VALUE - 8 - FIRST) {
      throw new IllegalArgumentException(
          "cannot pack a right operand of %d x %d".formatted(depth, columns));
    }
    this.depth = depth;
    this.columns = columns;
    this.data = new float[FIRST + (int) floats(depth, columns)];
  }

  /** A packed copy of {@code b}. */
  public static PackedPanels of(Matrix b) {
    PackedPanels packed = new PackedPanels(b.rows(), b.columns());
    packed.pack(b);
    return packed;
  }

  private static long floats(int depth, int columns) {
    return (long) panels(columns) * depth * PANEL;
  }

  private static int panels(int columns) {
    return (int) (((long) columns + PANEL - 1) / PANEL);
  }

  /** Rows of the operand: the inner extent of its products. */
  public int depth() {
    return depth;
  }

  /** Columns of the operand, without padding. */
  public int columns() {
    return columns;
  }

  /** Number of panels; the last may hold fewer than 64 columns. */
  public int panels() {
    return panels(columns);
  }

  /**
   * The packed floats themselves, not a copy: element (k, j) of panel p lies at {@code offset(p) +
   * k * PANEL + j}; what lies before {@code offset(0)} is no weight.
   */
  public float[] data() {
    return data;
  }

  /** Index in {@link #data()} of the first float of a panel. */
  public int offset(int panel) {
    return FIRST + panel * depth * PANEL;
  }

  /**
   * Packs all of {@code b}.
   *
   * @throws IllegalArgumentException if b is not [depth, columns]
   */
  public void pack(Matrix b) {
    pack(b, 0, columns);
  }

  /**
   * Packs columns {@code from} to {@code to} - 1 of {@code b} and leaves the others alone.
   *
   * @param b [depth, columns], all of it
   * @param from a multiple of 16
   * @param to a multiple of 16, or the number of columns
   * @throws IllegalArgumentException if b is not [depth, columns] or the range is malformed
   */
  public void pack(Matrix b, int from, int to) {
    requireRange(b.rows(), b.columns(), from, to);
    PanelPacker packer = PACKERS.get();
    for (int column = from; column < to; ) {
      int panel = column / PANEL;
      int end = Math.min(to, (panel + 1) * PANEL);
      int target = offset(panel) + column % PANEL;
      packer.packColumns(b, 0, depth, column, end - column, data, target);
      column = end;
    }
  }

  /**
   * Packs columns {@code from} to {@code to} - 1 of a [depth, columns] operand that lies on the
   * heap row by row.
   *
   * @param source element (k, j) lies at {@code sourceOffset + k * stride + j}
   */
  public void pack(float[] source, int sourceOffset, int stride, int from, int to) {
    requireRange(depth, columns, from, to);
    for (int column = from; column < to; ) {
      int panel = column / PANEL;
      int end = Math.min(to, (panel + 1) * PANEL);
      int target = offset(panel) + column % PANEL;
      for (int k = 0; k < depth; k++) {
        int row = sourceOffset + k * stride + column;
        System.arraycopy(source, row, data, target + k * PANEL, end - column);
      }
      column = end;
    }
  }

  private void requireRange(int rows, int width, int from, int to) {
    if (rows != depth || width != columns) {
      throw new IllegalArgumentException(
          "expected an operand of %d x %d, was %d x %d".formatted(depth, columns, rows, width));
    }
    boolean aligned = from % BLOCK == 0 && (to % BLOCK == 0 || to == columns);
    if (from < 0 || from > to || to > columns || !aligned) {
      throw new IllegalArgumentException(
          "columns %d to %d are not a run of whole blocks of 16 within %d columns"
              .formatted(from, to, columns));
    }
  }
}
