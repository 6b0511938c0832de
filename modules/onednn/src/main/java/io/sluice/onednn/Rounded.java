package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.team.Team;
import org.bytedeco.dnnl.global.dnnl;

/** A copy of a matrix in bfloat16, in the order in which the matrix is stored. */
final class Rounded {
  private NativeMemory memory = NativeMemory.NONE;
  private Matrix matrix = Matrix.of(new Arena().allocate(0), 0, 0);

  /** Reserves room for a copy; its content is undefined. */
  void reserve(Matrix original) {
    matrix = original;
    memory = memory.atLeast((long) storedRows(matrix) * stride(matrix) * Short.BYTES);
  }

  /** Whether both are the same numbers in the same places, or one the other's transpose. */
  boolean copies(Matrix other) {
    return matrix.data() == other.data()
        && matrix.offset() == other.offset()
        && matrix.stride() == other.stride()
        && storedRows(matrix) == storedRows(other)
        && storedColumns(matrix) == storedColumns(other);
  }

  /** The copy, seen like one of those that it {@link #copies}. */
  Operand seenLike(Matrix other) {
    int stride = stride(other);
    boolean byRows = other.order() == Order.ROWS;
    Layout layout =
        new Layout(
            dnnl.dnnl_bf16,
            other.rows(),
            other.columns(),
            byRows ? stride : 1,
            byRows ? 1 : stride);
    return new Operand(memory.address(), layout);
  }

  /** Copies this worker's run of stored rows. */
  void round(Calls calls, Team.Worker worker) {
    int from = worker.from(storedRows(matrix));
    int rows = worker.to(storedRows(matrix)) - from;
    if (rows == 0) {
      return;
    }
    int stride = stride(matrix);
    Layout source = Layout.rows(rows, storedColumns(matrix), matrix.stride());
    Layout target = Layout.rows(rows, storedColumns(matrix), stride).withType(dnnl.dnnl_bf16);
    long first = (matrix.offset() + (long) from * matrix.stride()) * Float.BYTES;
    calls.convert(
        source,
        Address.of(matrix.data()) + first,
        target,
        memory.address() + (long) from * stride * Short.BYTES);
  }

  private static int storedRows(Matrix matrix) {
    return matrix.order() == Order.ROWS ? matrix.rows() : matrix.columns();
  }

  private static int storedColumns(Matrix matrix) {
    return matrix.order() == Order.ROWS ? matrix.columns() : matrix.rows();
  }

  private static int stride(Matrix matrix) {
    return Layout.stride(storedColumns(matrix));
  }
}
