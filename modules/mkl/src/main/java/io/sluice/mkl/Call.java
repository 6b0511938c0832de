package io.sluice.mkl;

import io.sluice.neural.gemm.Precision;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Calls of the library at native addresses: its pointers are set anew for each, so that calls
 * allocate none. Used by one thread at a time.
 *
 * <p>{@code a} is [m, k], {@code b} [k, n] of the same precision and {@code c} [m, n] in float32,
 * stored by rows.
 */
final class Call {
  private final Floats32 a = new Floats32();
  private final Floats32 b = new Floats32();
  private final Floats32 c = new Floats32();
  private final Floats16 narrowA = new Floats16();
  private final Floats16 narrowB = new Floats16();

  private static final class Floats32 extends FloatPointer {
    Floats32 at(long value) {
      address = value;
      return this;
    }
  }

  private static final class Floats16 extends ShortPointer {
    Floats16 at(long value) {
      address = value;
      return this;
    }
  }

  /** {@code c = a b} or {@code c += a b}. */
  void multiply(Operand left, Operand right, boolean adds, Operand result) {
    if (left.precision() == Precision.FP32) {
      mkl_rt.cblas_sgemm(
          mkl_rt.CblasRowMajor,
          left.transposition(),
          right.transposition(),
          result.rows(),
          result.columns(),
          left.columns(),
          1,
          a.at(left.address()),
          left.stride(),
          b.at(right.address()),
          right.stride(),
          adds ? 1 : 0,
          c.at(result.address()),
          result.stride());
    } else {
      mkl_rt.cblas_gemm_bf16bf16f32(
          mkl_rt.CblasRowMajor,
          left.transposition(),
          right.transposition(),
          result.rows(),
          result.columns(),
          left.columns(),
          1,
          narrowA.at(left.address()),
          left.stride(),
          narrowB.at(right.address()),
          right.stride(),
          adds ? 1 : 0,
          c.at(result.address()),
          result.stride());
    }
  }

  /** Size of packed {@code b}, for products of so many rows. */
  static long packedBytes(Precision precision, int rows, int columns, int depth) {
    return precision == Precision.FP32
        ? mkl_rt.cblas_sgemm_pack_get_size(mkl_rt.CblasBMatrix, rows, columns, depth)
        : mkl_rt.cblas_gemm_bf16bf16f32_pack_get_size(mkl_rt.CblasBMatrix, rows, columns, depth);
  }

  /** Copies {@code b} to where and how {@link #multiplyPacked} reads it. */
  void pack(Operand right, int rows, long target) {
    if (right.precision() == Precision.FP32) {
      mkl_rt.cblas_sgemm_pack(
          mkl_rt.CblasRowMajor,
          mkl_rt.CblasBMatrix,
          right.transposition(),
          rows,
          right.columns(),
          right.rows(),
          1,
          a.at(right.address()),
          right.stride(),
          b.at(target));
    } else {
      mkl_rt.cblas_gemm_bf16bf16f32_pack(
          mkl_rt.CblasRowMajor,
          mkl_rt.CblasBMatrix,
          right.transposition(),
          rows,
          right.columns(),
          right.rows(),
          narrowA.at(right.address()),
          right.stride(),
          narrowB.at(target));
    }
  }

  /** As {@link #multiply}, with a right operand packed for that many rows. */
  void multiplyPacked(Operand left, long packed, boolean adds, Operand result) {
    if (left.precision() == Precision.FP32) {
      mkl_rt.cblas_sgemm_compute(
          mkl_rt.CblasRowMajor,
          left.transposition(),
          mkl_rt.CblasPacked,
          result.rows(),
          result.columns(),
          left.columns(),
          a.at(left.address()),
          left.stride(),
          b.at(packed),
          result.columns(),
          adds ? 1 : 0,
          c.at(result.address()),
          result.stride());
    } else {
      mkl_rt.cblas_gemm_bf16bf16f32_compute(
          mkl_rt.CblasRowMajor,
          left.transposition(),
          mkl_rt.CblasPacked,
          result.rows(),
          result.columns(),
          left.columns(),
          1,
          narrowA.at(left.address()),
          left.stride(),
          narrowB.at(packed),
          result.columns(),
          adds ? 1 : 0,
          c.at(result.address()),
          result.stride());
    }
  }
}
