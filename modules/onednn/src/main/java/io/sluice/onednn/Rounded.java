package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.OperandCopies;
import io.sluice.neural.team.Team;
import org.bytedeco.dnnl.global.dnnl;

/** A copy of a matrix in bfloat16. */
final class Rounded implements OperandCopies.Copy {
  private NativeMemory memory = NativeMemory.NONE;

  @Override
  public long capacity() {
    return memory.bytes() / Short.BYTES;
  }

  @Override
  public void reserve(Matrix original) {
    memory = memory.atLeast((long) original.storedRows() * stride(original) * Short.BYTES);
  }

  /** The copy of a matrix or of its transpose. */
  Operand seenLike(Matrix matrix) {
    return Operand.rounded(memory.address(), matrix, stride(matrix));
  }

  /** Copies this worker's run of stored rows. */
  void round(Calls calls, Team.Worker worker, Matrix original) {
    int from = worker.from(original.storedRows());
    int rows = worker.to(original.storedRows()) - from;
    if (rows == 0) {
      return;
    }
    int stride = stride(original);
    Layout source = Layout.rows(rows, original.storedColumns(), original.stride());
    Layout target = Layout.rows(rows, original.storedColumns(), stride).withType(dnnl.dnnl_bf16);
    long first = (original.offset() + (long) from * original.stride()) * Float.BYTES;
    calls.convert(
        source,
        Address.of(original.data()) + first,
        target,
        memory.address() + (long) from * stride * Short.BYTES);
  }

  private static int stride(Matrix matrix) {
    return Layout.stride(matrix.storedColumns());
  }
}
