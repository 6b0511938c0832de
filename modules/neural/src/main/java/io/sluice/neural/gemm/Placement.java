package io.sluice.neural.gemm;

import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Floats;

/**
 * Where a matrix lies in memory that is there later, such as some columns of the weights of a layer
 * that is being made. The matrix is made when memory is named, and again only for other memory.
 */
public final class Placement {
  private final int offset;
  private final int rows;
  private final int columns;
  private final int stride;
  private final Order order;
  private Matrix matrix = Matrix.EMPTY;

  /** The parameters are those of {@link Matrix}. */
  public Placement(int offset, int rows, int columns, int stride, Order order) {
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.stride = stride;
    this.order = order;
  }

  /** The matrix in some memory; the same one as long as it is the same memory. */
  public Matrix in(Floats memory) {
    if (matrix.data() != memory) {
      matrix = new Matrix(memory, offset, rows, columns, stride, order);
    }
    return matrix;
  }
}
