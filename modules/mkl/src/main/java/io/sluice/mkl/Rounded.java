package io.sluice.mkl;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.OperandCopies;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.NarrowKernels;
import io.sluice.neural.memory.Arena;
import java.nio.ShortBuffer;

/** A copy of an operand in bfloat16, in the order in which the operand is stored. */
final class Rounded implements OperandCopies.Copy {
  /** Stored rows begin at whole cache lines. */
  private static final int ALIGNMENT = 32;

  private static final NarrowKernels KERNELS = Kernels.best().narrow();

  private ShortBuffer shorts = new Arena().allocateShorts(0);

  /** What one worker needs to round. */
  static final class Row {
    private float[] floats = {};
    private short[] shorts = {};

    private void reserve(int length) {
      if (floats.length < length) {
        floats = new float[length];
        shorts = new short[length];
      }
    }
  }

  /** Elements from one stored row of that length to the next. */
  static int stride(int length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  @Override
  public long capacity() {
    return shorts.capacity();
  }

  @Override
  public void reserve(Matrix original) {
    long needed = (long) original.storedRows() * stride(original.storedColumns());
    if (shorts.capacity() < needed) {
      shorts = new Arena().allocateShorts((int) Math.min(needed, Integer.MAX_VALUE));
    }
  }

  /** The copy of a matrix or of its transpose. */
  Operand seenLike(Matrix matrix) {
    int stride = stride(matrix.storedColumns());
    return new Operand(
        Operand.address(shorts),
        matrix.rows(),
        matrix.columns(),
        stride,
        matrix.order(),
        Precision.BF16);
  }

  /** Copies stored rows. */
  void round(Row row, Matrix matrix, int from, int to) {
    int length = matrix.storedColumns();
    int stride = stride(length);
    row.reserve(length);
    for (int i = from; i < to; i++) {
      matrix.data().read(matrix.offset() + i * matrix.stride(), row.floats, 0, length);
      round(row.floats, 0, row.shorts, 0, length);
      shorts.put(i * stride, row.shorts, 0, length);
    }
  }

  private static void round(
      float[] source, int offset, short[] target, int targetOffset, int count) {
    KERNELS.narrow(source, offset, target, targetOffset, count);
  }
}
