package io.sluice.neural.gemm;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.memory.Floats;

/**
 * The products of a recurrence: rows of one step times weights that stay the same for many steps.
 * Weights are packed once for all of them. Each worker of a team owns {@link Weights} for some
 * columns of the result; the workers write the {@link StepRows} together and meet before they
 * multiply.
 *
 * <p>What is made here lives as long as the {@link Gemm} it comes from.
 */
public interface StepProducts {
  /**
   * Rows that steps write. Products of the same {@link Gemm} that read the matrix, or some rows of
   * it, read what was written, wherever it is kept; its memory may hold something else.
   *
   * @param matrix as many rows as there is memory for; operands are known by this view, a slice of
   *     it is another matrix
   * @param width columns of the matrix
   */
  StepRows rows(Floats matrix, int width);

  /** Room for [depth, columns] weights of one worker, for products of at most so many rows. */
  Weights weights(int depth, int columns, int rows);

  /** Packed right operands of one worker. */
  interface Weights {
    /**
     * Takes over all of {@code b}.
     *
     * @param b [depth, columns]
     */
    void pack(Matrix b);

    /**
     * Computes {@code target = operand weights}, or adds the product.
     *
     * @param operand the rows from {@code first} on, and as many columns as the weights are deep
     * @param target element (i, j) lies at {@code offset + i * stride + j}
     */
    void multiply(
        StepRows operand,
        int first,
        int rows,
        Accumulation accumulation,
        Floats target,
        int offset,
        int stride);
  }
}
