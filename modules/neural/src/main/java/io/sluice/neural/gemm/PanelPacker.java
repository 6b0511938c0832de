package io.sluice.neural.gemm;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Floats;
import java.util.Arrays;

/**
 * Copies blocks of off-heap matrices to heap arrays in the layouts that the panel kernels read.
 * Owns a little scratch memory, so that it allocates nothing after construction: one per thread.
 */
final class PanelPacker {
  /** Extent of the squares that are transposed at a time; a row of them fills four cache lines. */
  private static final int SQUARE = 64;

  /** Columns whose panels are packed at the same time. */
  private static final int GROUP = 8 * PANEL;

  private final float[] square = new float[SQUARE * SQUARE];

  /**
   * Packs a block of a right operand: element (k, j) of the block lies at {@code offset + k * PANEL
   * + j} afterwards. The remaining columns of the panel are left as they are.
   *
   * @param columns width of the block, at most {@code PANEL}
   */
  void packColumns(
      Matrix b, int fromRow, int depth, int fromColumn, int columns, float[] target, int offset) {
    Floats data = b.data();
    if (b.order() == Order.ROWS) {
      int source = b.offset() + fromRow * b.stride() + fromColumn;
      for (int k = 0; k < depth; k++) {
        data.read(source + k * b.stride(), target, offset + k * PANEL, columns);
      }
    } else {
      int source = b.offset() + fromColumn * b.stride() + fromRow;
      transpose(data, source, b.stride(), columns, depth, target, offset, PANEL);
    }
  }

  /** Sets the columns from {@code columns} on of a panel to zero. */
  private static void clearPadding(int depth, int columns, float[] target, int offset) {
    for (int k = 0; k < depth && columns < PANEL; k++) {
      int row = offset + k * PANEL;
      Arrays.fill(target, row + columns, row + PANEL, 0);
    }
  }

  /**
   * Packs neighbouring panels, {@code depth * PANEL} floats apart. Reads memory in long runs.
   *
   * @param columns width of all panels together; the last one is padded with zeros
   */
  void packPanels(
      Matrix b, int fromRow, int depth, int fromColumn, int columns, float[] target, int offset) {
    for (int group = 0; group < columns; group += GROUP) {
      int end = Math.min(columns, group + GROUP);
      for (int k = 0; k < depth; k += SQUARE) {
        int rows = Math.min(SQUARE, depth - k);
        for (int column = group; column < end; column += PANEL) {
          int panel = offset + column * depth + k * PANEL;
          int width = Math.min(PANEL, end - column);
          packColumns(b, fromRow + k, rows, fromColumn + column, width, target, panel);
          clearPadding(rows, width, target, panel);
        }
      }
    }
  }

  /** Copies a block of a left operand: element (i, k) lies at {@code i * depth + k}. */
  void copyLeft(Matrix a, int fromRow, int rows, int fromColumn, int depth, float[] target) {
    Floats data = a.data();
    if (a.order() == Order.ROWS) {
      int source = a.offset() + fromRow * a.stride() + fromColumn;
      for (int i = 0; i < rows; i++) {
        data.read(source + i * a.stride(), target, i * depth, depth);
      }
    } else {
      int source = a.offset() + fromColumn * a.stride() + fromRow;
      transpose(data, source, a.stride(), depth, rows, target, 0, depth);
    }
  }

  /**
   * Copies the transpose of a stored block: {@code target[i][r] = source[r][i]}.
   *
   * @param rows number of stored rows
   * @param columns number of stored columns
   */
  private void transpose(
      Floats data,
      int source,
      int stride,
      int rows,
      int columns,
      float[] target,
      int offset,
      int targetStride) {
    for (int r = 0; r < rows; r += SQUARE) {
      int height = Math.min(SQUARE, rows - r);
      for (int i = 0; i < columns; i += SQUARE) {
        int width = Math.min(SQUARE, columns - i);
        for (int y = 0; y < height; y++) {
          data.read(source + (r + y) * stride + i, square, y * SQUARE, width);
        }
        turn(height, width, target, offset + i * targetStride + r, targetStride);
      }
    }
  }

  private void turn(int height, int width, float[] target, int offset, int targetStride) {
    for (int x = 0; x < width; x++) {
      int row = offset + x * targetStride;
      for (int y = 0; y < height; y++) {
        target[row + y] = square[y * SQUARE + x];
      }
    }
  }
}
