package io.sluice.neural.gemm;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.memory.Floats;

/**
 * The products of a recurrence: rows of one step times weights that stay the same for many steps.
 * Weights are packed once for all of them. Each worker of a team owns {@link Weights} for some
 * columns of the result; the workers write the {@link Rows} together and meet before they multiply.
 *
 * <p>What is made here lives as long as the {@link Gemm} it comes from.
 */
public interface StepProducts {
  /** Memory for the rows of a step, [rows, width]. */
  Rows rows(int rows, int width);

  /** Room for [depth, columns] weights of one worker, for products of at most so many rows. */
  Weights weights(int depth, int columns, int rows);

  /** Left operands, written in parts by several workers. */
  interface Rows {
    /**
     * Writes a run of columns of the first rows.
     *
     * @param source on the heap: element (i, j) lies at {@code offset + i * stride + j}
     */
    void write(int rows, int column, int columns, float[] source, int offset, int stride);
  }

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
     * @param operand its first {@code rows} rows, and as many columns as the weights are deep
     * @param target element (i, j) lies at {@code offset + i * stride + j}
     */
    void multiply(
        Rows operand, int rows, Accumulation accumulation, Floats target, int offset, int stride);
  }
}
