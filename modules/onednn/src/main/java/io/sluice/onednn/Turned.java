package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.OperandCopies;
import io.sluice.neural.team.Team;
import org.bytedeco.dnnl.global.dnnl;

/**
 * A copy in bfloat16 of a matrix stored by columns, by rows: as the library's products like their
 * left operands. It is made block by block, each rounded first, then turned within the cache.
 */
final class Turned implements OperandCopies.Copy {
  /** Stored rows that are turned together: cache lines of the copy. */
  private static final int BLOCK = 64;

  private NativeMemory memory = NativeMemory.NONE;

  @Override
  public long capacity() {
    return memory.bytes() / Short.BYTES;
  }

  @Override
  public void reserve(Matrix original) {
    memory = memory.atLeast((long) original.storedColumns() * stride(original) * Short.BYTES);
  }

  /** The copy of a matrix that is stored by columns. */
  Operand of(Matrix matrix) {
    return new Operand(
        memory.address(),
        Layout.rows(matrix.rows(), matrix.columns(), stride(matrix)).withType(dnnl.dnnl_bf16));
  }

  /** Copies this worker's run of stored rows. */
  void round(Calls calls, Team.Worker worker, Matrix original) {
    int rows = original.storedRows();
    int columns = original.storedColumns();
    int blocks = (rows + BLOCK - 1) / BLOCK;
    long source = Address.of(original.data()) + (long) original.offset() * Float.BYTES;
    for (int block = worker.from(blocks); block < worker.to(blocks); block++) {
      int row = block * BLOCK;
      int count = Math.min(BLOCK, rows - row);
      calls.convert(
          Layout.rows(count, columns, original.stride()),
          source + (long) row * original.stride() * Float.BYTES,
          Layout.rows(count, columns, columns).withType(dnnl.dnnl_bf16),
          new Layout(dnnl.dnnl_bf16, count, columns, 1, stride(original)),
          memory.address() + (long) row * Short.BYTES);
    }
  }

  private static int stride(Matrix matrix) {
    return Layout.stride(matrix.storedRows());
  }
}
