package io.sluice.nd4j;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.gemm.ResultBlock;
import io.sluice.neural.team.Team;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Products by OpenBLAS on our own threads: each worker computes a block of the result with one
 * call. The longer side of the result is cut, so that the operand which every worker packs for
 * itself is the smaller one.
 */
final class Nd4jGemm implements Gemm {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  /** The result is cut at multiples of this: whole vectors, whole cache lines. */
  private static final int BLOCK = 16;

  private boolean closed;

  Nd4jGemm() {
    OpenBlas.acquire();
  }

  @Override
  public void multiply(Team team, Product product) {
    if (closed) {
      throw new IllegalStateException("these products are closed");
    }
    Matrix c = product.c();
    if (c.rows() > 0 && c.columns() > 0) {
      team.run(worker -> multiply(product, ResultBlock.of(worker, c, BLOCK)));
    }
  }

  private static void multiply(Product product, ResultBlock block) {
    if (block.isEmpty()) {
      return;
    }
    Matrix a = product.a();
    Matrix b = product.b();
    Matrix c = product.c();
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        a.order() == Order.ROWS ? PLAIN : TRANSPOSED,
        b.order() == Order.ROWS ? PLAIN : TRANSPOSED,
        block.rows(),
        block.columns(),
        product.depth(),
        1,
        at(a, block.row(), 0),
        Math.max(1, a.stride()),
        at(b, 0, block.column()),
        Math.max(1, b.stride()),
        product.accumulation() == Accumulation.ADD ? 1 : 0,
        at(c, block.row(), block.column()),
        Math.max(1, c.stride()));
  }

  /** Address of an element; the matrix holds the memory while the native call runs. */
  private static FloatPointer at(Matrix matrix, int row, int column) {
    int index =
        matrix.order() == Order.ROWS
            ? row * matrix.stride() + column
            : column * matrix.stride() + row;
    FloatPointer start = new FloatPointer(matrix.data().buffer());
    return start.position((long) matrix.offset() + index);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      OpenBlas.release();
    }
  }
}
