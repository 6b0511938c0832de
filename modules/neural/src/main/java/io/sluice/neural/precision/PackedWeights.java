package io.sluice.neural.precision;

import io.sluice.neural.kernel.Rows;

/**
 * A right operand of products on the heap, packed in panels of 64 columns, in some precision.
 * Immutable and safe to share between threads. Made by {@link WeightPacker}.
 *
 * <p>The bytes of a result do not depend on how many rows or panels are multiplied together.
 */
public interface PackedWeights {
  /** Rows of the operand: the inner extent of its products. */
  int depth();

  /** Columns of the operand, without padding. */
  int columns();

  /** Number of panels; the last may hold fewer than 64 columns. */
  int panels();

  /**
   * Adds products with some panels.
   *
   * @param from first panel
   * @param to one past the last
   * @param operand [rows, depth]
   * @param target [rows, panels * 64], added to in the columns of those panels; what becomes of
   *     columns beyond the last is not specified
   */
  void multiplyAdd(int from, int to, int rows, Rows operand, Rows target);
}
